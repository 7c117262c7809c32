import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type Running } from "../../src/server/serve.ts";
import { readSettings } from "../../src/server/settings.ts";
import { dist as slashed } from "../support/dist.ts";
import { hosts, startHost, type RunningHost } from "../support/hosts.ts";
import { ask, type Answer, type Asked } from "./answer.ts";
import { exceptions, exceptionsFor, security } from "./exceptions.ts";
import { requests } from "./requests.ts";

/** The hosts that `npm run test:hosting` has found. */
const found = (process.env["TEST_HOSTS"] ?? "").split(" ");

const dist = slashed.replace(/\/$/, "");
const folder = mkdtempSync(join(tmpdir(), "portolan-hosting-"));
let ours = 0;
let server: Running | undefined;

beforeAll(async () => {
  if (found[0] === "") return;
  const env = { PORT: "0", LOG: "off", TRUST_PROXY: "1", DATABASE_URL: `file:${folder}/feedback.db` };
  server = await serve(readSettings(env), { dist });
  ours = Number(new URL(server.url).port);
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const nameOf = ({ path, method = "GET", headers = {} }: Asked) =>
  [method, path, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join(" ");

const named = (found[0] === "" ? [] : requests()).map((asked) => [nameOf(asked), asked] as const);

const without = (answer: Answer, parts: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !parts.has(name)));

describe.each(hosts)("%s, set up by its file in hosting/,", (host) => {
  const used = new Set<string>();
  let running: RunningHost;
  const askHost = (asked: Asked) => ask(running.port, asked);

  beforeAll(async () => {
    if (found.includes(host)) running = await startHost(host, join(folder, host), { dist, ratings: ours });
  });
  afterAll(() => (found.includes(host) ? running.stop() : undefined));

  describe.skipIf(!found.includes(host))("answers as our server does", () => {
    test.for(named)("%s", async ([, asked]) => {
      const right = await ask(ours, asked);
      const answer = await askHost(asked);
      const granted = exceptionsFor(host, right, asked);
      const parts = new Set(granted.flatMap((exception) => exception.parts));
      expect(without(answer, parts)).toEqual(without(right, parts));

      for (const name of security) expect(answer[name]).toContain(right[name]);
      expect(Number(answer["status"])).toBeLessThan(500);
      for (const exception of granted)
        if (exception.parts.some((part) => answer[part] !== right[part])) used.add(exception.why);
    });

    test("with no exception that is not needed", () => {
      const listed = exceptions.filter((exception) => (exception.host ?? host) === host);
      expect(listed.map(({ why }) => why).filter((why) => !used.has(why))).toEqual([]);
    });

    test.each(["/ports/770", "/_astro", "/icon.svg"])("and knows its own tags again: %s", async (path) => {
      const asked = named.find(([, { path: one }]) => one.startsWith(path))?.[1].path ?? path;
      const { etag = "", "cache-control": kept } = await askHost({ path: asked });
      const again = await askHost({ path: asked, headers: { "if-none-match": etag } });
      expect([again["status"], again["cache-control"], again["etag"]]).toEqual(["304", kept, etag]);
      const part = await askHost({ path: asked, headers: { range: "bytes=0-9", "if-range": etag } });
      expect([part["status"], part["content-range"]?.slice(0, 10)]).toEqual(["206", "bytes 0-9/"]);
    });

    test("and hands ratings to our server, whose headers come back once", async () => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ page: "/ports/770", rating: "helpful" });
      const answer = await fetch(`http://127.0.0.1:${running.port}/api/feedback`, {
        method: "POST",
        headers,
        body,
      });
      expect(answer.status).toBe(201);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("cache-control")).toBe("no-store");
    });
  });

  test.skipIf(!found.includes(host))("without the part for ratings answers with files alone", async () => {
    const alone = await startHost(host, join(folder, `${host}-alone`), { dist });
    const statusOf = async (path: string, method = "GET") =>
      (await ask(alone.port, { path, method }))["status"];
    const statuses = [
      await statusOf("/thanks"),
      await statusOf("/770"),
      await statusOf("/api/feedback"),
      await statusOf("/api/feedback", "POST"),
      await statusOf("/admin/feedback"),
    ];
    await alone.stop();
    expect(statuses).toEqual(["200", "308", "404", "405", "404"]);
  });
});
