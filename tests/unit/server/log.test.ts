import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { logRequests, type LogLine } from "../../../src/server/log.ts";
import { started } from "../../support/server.ts";
import { good, ids } from "../../support/votes.ts";

/** A server that answers with its path, and the lines that were written of it. */
async function logged(
  answer: Parameters<typeof createServer>[1] = (asked, response) => response.end(asked.url),
) {
  const lines: string[] = [];
  const server: Server = createServer({ keepAlive: true }, answer as () => void);
  logRequests(server, (text) => lines.push(...text.split("\n")));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const line = async (count: number) => {
    while (lines.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return lines.map((text) => JSON.parse(text) as LogLine);
  };
  return { url, lines, line };
}

test("a request is one line, without query string, address and browser", async () => {
  const { url, lines, line } = await logged();
  await (
    await fetch(`${url}/search?q=secret`, { headers: { "user-agent": "Browser/1", cookie: "reader=me" } })
  ).text();
  const [only] = await line(1);
  expect(only).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    method: "GET",
    path: "/search",
    status: 200,
    ms: expect.any(Number) as number,
    bytes: expect.any(Number) as number,
  });
  expect(lines.join()).not.toMatch(/secret|127\.0\.0\.1|Browser|reader/);
});

test("bytes are those of one answer, also on a connection that is used again", async () => {
  const { url, line } = await logged((_asked, response) => response.end("x".repeat(1000)));
  for (let round = 0; round < 3; round++) await (await fetch(url)).text();
  const sizes = (await line(3)).map(({ bytes }) => bytes);
  for (const bytes of sizes) expect(bytes).toBe(sizes[0]);
  expect(sizes[0]).toBeGreaterThan(1000);
  expect(sizes[0]).toBeLessThan(1300);
});

test("a reader who goes away before the answer has the status 0", async () => {
  const { url, line } = await logged(() => undefined);
  const asked = request(`${url}/slow`).on("error", () => undefined);
  asked.end();
  setTimeout(() => asked.destroy(), 50);
  expect(await line(1)).toMatchObject([{ path: "/slow", status: 0 }]);
});

test("many answers at once are one line each", async () => {
  const { url, line } = await logged();
  const paths = Array.from({ length: 50 }, (_, number) => `/${number}`);
  await Promise.all(paths.map(async (path) => (await fetch(url + path)).text()));
  expect((await line(50)).map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
});

test("a path is cut, and a whole address has no host", async () => {
  const { url, line } = await logged();
  const { port } = new URL(url);
  for (const path of [`/${"x".repeat(500)}`, "http://me:pass@portolan.example/ports/770?q=1"])
    await new Promise<void>((resolve) =>
      request({ host: "127.0.0.1", port, path }, (response) => response.resume().on("end", resolve)).end(),
    );
  const [long, absolute] = await line(2);
  expect(long?.path).toHaveLength(200);
  expect(absolute?.path).toBe("/ports/770");
});

test("a server writes what it does on standard output, unless it is told not to", async () => {
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  onTestFinished(() => said.mockRestore());
  const post = async (LOG: string) => {
    const { url } = await started({ LOG });
    const body = JSON.stringify({ ...good, reader: ids.reader, comment: "private" });
    await fetch(`${url}/api/feedback?x=private`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    await fetch(`${url}/healthz`);
  };
  await post("off");
  expect(said).not.toHaveBeenCalled();

  await post("json");
  const linesNow = () => said.mock.calls.flatMap(([text]) => String(text).split("\n"));
  await expect.poll(linesNow).toHaveLength(2);
  const lines = linesNow();
  expect(lines.map((line) => JSON.parse(line) as LogLine)).toMatchObject([
    { method: "POST", path: "/api/feedback", status: 201 },
    { method: "GET", path: "/healthz", status: 200 },
  ]);
  expect(lines.join()).not.toMatch(new RegExp(`private|${ids.reader}`));
});
