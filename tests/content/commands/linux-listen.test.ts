import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fill, oneCommand, type System } from "../../support/commands/data.ts";
import { type Lab, openLab } from "../../support/commands/lab.ts";
import type { Socket } from "../../support/commands/sockets.ts";
import { needTools } from "../../support/commands/tools.ts";

// These run the real tools, which only Linux has: on another system the report shows them as skipped.
describe.runIf(process.platform === "linux")("what listens here", () => {
  let lab: Lab;
  let pid: number | undefined;

  beforeAll(async () => {
    needTools(["ss", "lsof", "awk", "unshare", "ip"]);
    lab = await openLab();
    const p = lab.port;
    const [v4 = ""] = lab.loopback;
    const child = await lab.open([
      ...lab.loopback.flatMap((address) => both({ address, port: p })),
      // What a careless filter also finds: 7700, 1770, clients of 770 and clients from 770.
      ...both({ address: v4, port: p * 10 }),
      ...lab.loopback.flatMap((address) => both({ address, port: Number(`1${p}`) })),
      { is: "tcp client", address: v4, port: p },
      { is: "udp client", address: v4, port: p },
      { is: "tcp client", address: v4, port: p * 10, from: ["127.0.0.2", p] },
      { is: "udp client", address: v4, port: p * 10, from: ["127.0.0.2", p] },
    ]);
    pid = child.pid;
  }, 420_000);

  afterAll(() => lab?.close());

  test.each<[system: System, transport: string, tool: string, column: number]>([
    ["linux", "tcp", "ss", 3],
    ["linux", "udp", "ss", 3],
    ["macos", "tcp", "lsof", 8],
    ["macos", "udp", "lsof", 8],
  ])("the %s command for %s with %s shows the listeners alone", async (system, transport, tool, column) => {
    const printed = await lab.run(fill(oneCommand(system, "listen", transport, tool).run, lab));
    const rows = lines(printed).filter((line) => !line.startsWith("COMMAND"));

    expect(rows.map((row) => row.split(/\s+/)[column]).toSorted()).toEqual(
      lab.loopback.map((address) => endpoint(address, lab.port)),
    );
    for (const row of rows) expect(row).toMatch(new RegExp(`\\b${pid}\\b`));
  });

  test.each(["tcp", "udp"])(
    "the decoys for %s are there, and nothing is printed for a free number",
    async (transport) => {
      const { run } = oneCommand("linux", "listen", transport, "ss");
      const everything = await lab.run(`ss -Hna${transport[0]}`);

      for (const decoy of [
        `127.0.0.1:${lab.port * 10} `,
        `127.0.0.1:1${lab.port} `,
        `127.0.0.2:${lab.port} `,
      ])
        expect(everything).toContain(decoy);
      expect(everything).toMatch(new RegExp(`127.0.0.1:\\d+ +127.0.0.1:${lab.port} `));
      expect(await lab.run(fill(run, { port: lab.port + 1 }))).toBe("");
    },
  );
});

function both(at: { address: string; port: number }): Socket[] {
  return [
    { is: "tcp", ...at },
    { is: "udp", ...at },
  ];
}

function endpoint(address: string, port: number): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
