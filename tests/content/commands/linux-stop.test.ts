import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fill, oneCommand } from "../../support/commands/data.ts";
import { type Lab, openLab } from "../../support/commands/lab.ts";
import { needTools } from "../../support/commands/tools.ts";

describe.runIf(process.platform === "linux")("stopping what listens", () => {
  let lab: Lab;

  beforeAll(async () => {
    needTools(["ss", "unshare", "ip"]);
    lab = await openLab();
  }, 420_000);

  afterAll(() => lab?.close());

  test.each(["linux", "macos"] as const)(
    "the %s command ends the pid that was shown, and no other",
    async (system) => {
      const listener = await lab.open([{ is: "tcp", address: "127.0.0.1", port: lab.port }]);
      const other = await lab.open([{ is: "tcp", address: "127.0.0.1", port: lab.port * 10 }]);
      const listen = fill(oneCommand("linux", "listen", "tcp", "ss").run, lab);
      const stop = oneCommand(system, "stop", "both", "kill").run;

      const [, name = "", pid = ""] = /users:\(\("(.+?)",pid=(\d+),/.exec(await lab.run(listen)) ?? [];
      expect(name).not.toBe("");
      const ended = once(listener, "exit");
      expect(await lab.run(fill(stop, { port: lab.port, pid: Number(pid) }))).toBe("");

      expect(await ended).toEqual([null, "SIGTERM"]);
      expect(await lab.run(listen)).toBe("");
      expect(other.exitCode).toBeNull();
      other.stdin.end();
      await once(other, "exit");
    },
  );
});
