import { connect, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { serve, type Waits } from "../../../src/server/serve.ts";
import { fakeDist, localSettings, pages, temporaryFolder } from "../../support/server.ts";

/** Shorter than the server's own, and long enough for a request of a busy machine. */
const short = { headers: 1500, request: 2500, idle: 1500, stall: 1500, look: 100 };

/** A server on loopback, stopped when the test is over. */
async function started(waits?: Waits, more: Record<string, string> = {}) {
  const settings = localSettings(temporaryFolder());
  const running = await serve(settings, { dist: fakeDist(more), waits });
  onTestFinished(() => running.close());
  const port = Number(new URL(running.url).port);
  const open = () => {
    const socket = connect(port, "127.0.0.1").on("error", () => undefined);
    onTestFinished(() => void socket.destroy());
    return socket;
  };
  const served = async () => (await fetch(`${running.url}/ports/770`)).text();
  return { open, served };
}

/** What comes over a connection until the server closes it. */
const untilClosed = (socket: Socket) =>
  new Promise<string>((resolve) => {
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("close", () => resolve(answer));
  });

/** Sends a piece of text again and again, as long as the connection stands. */
function drip(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), 40);
  socket.on("close", () => clearInterval(timer));
}

const post = "POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

describe("who is slow is not waited for", () => {
  test.each([
    ["says nothing", "", ""],
    ["never ends the first line", "GET /", "a"],
    ["never ends the headers", "GET / HTTP/1.1\r\nHost: localhost\r\n", "X-More: 1\r\n"],
    ["never ends a body of a given length", `${post}Content-Length: 4000\r\n\r\n`, "x"],
    ["never ends a body in chunks", `${post}Transfer-Encoding: chunked\r\n\r\n`, "1\r\nx\r\n"],
    ["asks once and stays", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", ""],
  ])("a connection that %s is closed", { timeout: 30_000 }, async (_, first, then) => {
    const { open, served } = await started(short);
    const socket = open();
    if (first !== "") socket.write(first);
    if (then !== "") drip(socket, then);
    await untilClosed(socket);
    expect(await served()).toBe(pages["ports/770.html"]);
  });

  test("a reader who stops reading is let go", { timeout: 30_000 }, async () => {
    const { open, served } = await started(short, { "large.bin": "x".repeat(16_000_000) });
    const socket = open().pause();
    socket.write("GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await new Promise((resolve) => setTimeout(resolve, short.stall * 3));
    let read = 0;
    socket.on("data", (chunk: Buffer) => (read += chunk.length));
    await untilClosed(socket.resume());
    expect(read).toBeLessThan(16_000_000);
    expect(await served()).toBe(pages["ports/770.html"]);
  });

  test("five hundred silent connections keep no page from anybody", { timeout: 30_000 }, async () => {
    const { open, served } = await started(short);
    const crowd = Array.from({ length: 500 }, open);
    await Promise.all(crowd.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    expect(await served()).toBe(pages["ports/770.html"]);
    await Promise.all(crowd.map(untilClosed));
  });
});

const get = "GET / HTTP/1.1\r\nHost: localhost\r\n";

describe("what is no request is refused, and the next one answered", () => {
  test.each([
    ["no words of HTTP", "hello\r\n\r\n", /^HTTP\/1\.1 400 /],
    ["a greeting of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", /^HTTP\/1\.1 400 /],
    ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", /^HTTP\/1\.1 400 /],
    ["an unknown method", "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", /^HTTP\/1\.1 400 /],
    ["an unknown version", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", /^HTTP\/1\.1 (?:400|505) /],
    ["no Host", "GET / HTTP/1.1\r\n\r\n", /^HTTP\/1\.1 400 /],
    ["a NUL in a header", `${get}X: a\0b\r\n\r\n`, /^HTTP\/1\.1 400 /],
    ["a header without a name", `${get}: x\r\n\r\n`, /^HTTP\/1\.1 400 /],
    ["headers without an end", `${get}X: ${"x".repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
    ["an address without an end", `GET /${"x".repeat(20_000)} HTTP/1.1\r\n\r\n`, /^HTTP\/1\.1 (?:431|414) /],
    ["a length that is none", `${post}Content-Length: -1\r\n\r\n`, /^HTTP\/1\.1 400 /],
    ["two lengths", `${post}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`, /^HTTP\/1\.1 400 /],
    [
      "a length and chunks, as smugglers send",
      `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /secret HTTP/1.1\r\n\r\n`,
      /^HTTP\/1\.1 400 /,
    ],
    ["a chunk that is none", `${post}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, /^HTTP\/1\.1 400 /],
  ])("%s", { timeout: 30_000 }, async (_, text, expected) => {
    const { open, served } = await started();
    const socket = open();
    socket.write(text, "latin1");
    const answer = await untilClosed(socket);
    expect(answer).toMatch(expected);
    expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
    expect(await served()).toBe(pages["ports/770.html"]);
  });
});

describe("no spelling leads out of the built site", () => {
  const up = [
    "..",
    "%2e%2e",
    ".%2e",
    "%2E.",
    "%252e%252e",
    "..;",
    "..%00",
    "%c0%ae%c0%ae",
    "%u002e%u002e",
    "．．",
  ];
  const slash = ["/", "%2f", "%2F", "%252f", "\\", "%5c", "%255c", "%c0%af", "//", "/./"];
  const paths = up.flatMap((one) =>
    slash.flatMap((next) => [`/${one}${next}secret.html`, `/ports/${one}${next}${one}${next}secret.html`]),
  );

  test(`none of ${paths.length}`, async () => {
    const { open } = await started();
    for (const path of paths) {
      const socket = open();
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      const answer = await untilClosed(socket);
      expect(answer, path).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(answer, path).not.toMatch(/\r\n\r\nsecret/);
    }
  });
});
