import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type Running } from "../../src/server/serve.ts";
import { readSettings } from "../../src/server/settings.ts";
import { compactDist as dist, needCompact } from "../support/compact.ts";
import { hosts, startHost, type RunningHost } from "../support/hosts.ts";
import { ask, type Asked } from "./answer.ts";
import { exceptionsFor } from "./exceptions.ts";

/** The hosts that `npm run test:hosting` has found. */
const found = (process.env["TEST_HOSTS"] ?? "").split(" ");

const folder = mkdtempSync(join(tmpdir(), "portolan-hosting-"));
let ours = 0;
let server: Running | undefined;

beforeAll(async () => {
  if (found[0] === "") return;
  needCompact();
  const env = { PORT: "0", LOG: "off", DATABASE_URL: `file:${folder}/feedback.db` };
  server = await serve(readSettings(env), { dist });
  ours = Number(new URL(server.url).port);
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Paths by the status that every host answers them with. */
const paths = {
  200: "/ports/50123 /ports/50123?utm=1 /ports/6 /ports/65534 /ports/770 /ports/like/49153 /ports/coast/5120.json /",
  308: "/50123 /050123 /50123/ /ports/50123/ /ports/050123 /ports/50123.html /ports/50123.html/ /0770 /ports/5012%33",
  404: "/ports/65536 /65536 /ports/70000 /ports/99999 /ports/abc /ports/-1 /ports/50123/x /port /port/ /port.html",
};
const requests: [name: string, status: string, asked: Asked][] = Object.entries(paths).flatMap(
  ([status, list]) =>
    list.split(" ").flatMap((path): [string, string, Asked][] => [
      [path, status, { path }],
      [`${path} compressed`, status, { path, headers: { "accept-encoding": "gzip", accept: "text/html" } }],
      [`HEAD ${path}`, status, { path, method: "HEAD" }],
    ]),
);

const without = (answer: object, parts: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !parts.has(name)));

describe.each(hosts)("%s, set up by its file in hosting/,", (host) => {
  let running: RunningHost;
  beforeAll(async () => {
    if (found.includes(host)) running = await startHost(host, join(folder, host), { dist });
  });
  afterAll(() => (found.includes(host) ? running.stop() : undefined));

  describe.skipIf(!found.includes(host))("serves a compact build as our server does", () => {
    test.for(requests)("%s is %s", async ([, status, asked]) => {
      const [right, answer] = [await ask(ours, asked), await ask(running.port, asked)];
      const parts = new Set(exceptionsFor(host, right, asked).flatMap((exception) => exception.parts));
      expect([right["status"], answer["status"]]).toEqual([status, status]);
      expect(without(answer, parts)).toEqual(without(right, parts));
    });

    test("all ports without a page of their own are the same file, which is known again", async () => {
      const { etag = "", body } = await ask(running.port, { path: "/ports/50123" });
      const again = { path: "/ports/65534", headers: { "if-none-match": etag } };
      expect((await ask(running.port, again))["status"]).toBe("304");
      expect((await ask(running.port, { path: "/ports/6" }))["body"]).toBe(body);
    });
  });
});
