import { writeFileSync } from "node:fs";
import { request, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createRecent } from "../../../src/server/recent.ts";
import { serve } from "../../../src/server/serve.ts";
import { fakeDist, localSettings, started, temporaryFolder } from "../../support/server.ts";

interface Got {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

/** Asks with exactly these headers, over a connection of its own. */
const ask = (url: string, path: string, headers: Record<string, string> = {}, method = "GET") =>
  new Promise<Got>((resolve, reject) => {
    const { port } = new URL(url);
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const headers = { ...response.headers, date: undefined };
        const body = Buffer.concat(chunks).toString("latin1");
        resolve({ status: response.statusCode ?? 0, headers, body });
      });
    });
    sent.on("error", reject).end();
  });

test.each([
  {},
  { "accept-encoding": "gzip" },
  { "accept-encoding": "br" },
  { "accept-encoding": "gzip;q=0.1" },
])("a second answer is the first again, with %j", async (headers) => {
  const { url } = await started();
  const first = await ask(url, "/ports/770", headers);
  expect(first.status).toBe(200);
  expect(await ask(url, "/ports/770", headers)).toEqual(first);
});

test("what is kept for one coding is not sent for another", async () => {
  const { url } = await started();
  await ask(url, "/ports/770", { "accept-encoding": "br" });
  expect((await ask(url, "/ports/770")).headers["content-encoding"]).toBeUndefined();
});

test.each([
  ["a part", { range: "bytes=0-9" }, "GET", 206],
  ["what is known already", { "if-none-match": "*" }, "GET", 304],
  ["a Host that is none", { host: "a b" }, "GET", 400],
  ["something to be changed", {}, "POST", 405],
  ["the headers alone", {}, "HEAD", 200],
] as const)("who asks for %s gets that, of a page that is kept too", async (_, headers, method, status) => {
  const { url } = await started();
  await ask(url, "/ports/770");
  const answer = await ask(url, "/ports/770", headers, method);
  expect(answer.status).toBe(status);
  expect(answer.body.length).toBeLessThan(60);
});

test("a page that changes is answered as it is within a second", async () => {
  const dist = fakeDist();
  const running = await serve(localSettings(temporaryFolder(), {}), { dist });
  onTestFinished(() => running.close());
  const { url } = running;
  await ask(url, "/ports/0");
  writeFileSync(join(dist, "ports/0.html"), "<h1>Changed</h1>");
  await expect.poll(async () => (await ask(url, "/ports/0")).body, { timeout: 5000 }).toContain("Changed");
});

test("a query asks for the same page, but it is not kept for it", async () => {
  const { url } = await started();
  const plain = await ask(url, "/ports/770");
  expect((await ask(url, "/ports/770?from=mail")).body).toBe(plain.body);
});

/** Whether a kept answer is sent for a request with these headers, and what it is. */
function answered(headers: IncomingMessage["headers"], bytes = Buffer.from("page")) {
  const recent = createRecent();
  recent.keep("/ports/770", "gzip", { "content-type": "text/html" }, bytes);
  const sent: unknown[] = [];
  const response = {
    writeHead: (...head: unknown[]) => ({ end: (body: unknown) => sent.push(...head, body) }),
  };
  const asked = { method: "GET", url: "/ports/770", headers: { host: "localhost", ...headers } };
  recent.answer(asked as unknown as IncomingMessage, response as unknown as ServerResponse);
  return sent;
}

test("what is kept is sent without asking for it anew", () =>
  expect(answered({ "accept-encoding": "gzip" })).toEqual([
    200,
    ["content-type", "text/html"],
    Buffer.from("page"),
  ]));

test.each([{}, { "accept-encoding": "br" }, { "accept-encoding": "gzip", host: "a b" }])(
  "nothing is sent from memory for %j",
  (headers) => expect(answered(headers)).toEqual([]),
);

test("an answer that is no page's size is not kept", () =>
  expect(answered({ "accept-encoding": "gzip" }, Buffer.alloc(40_000))).toEqual([]));
