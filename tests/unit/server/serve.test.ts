import { createServer, connect, type AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { createServer as createHttpServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { createApp } from "../../../src/server/app.ts";
import { devMiddleware } from "../../../src/server/dev.ts";
import { serve } from "../../../src/server/serve.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { listenError, whoHolds } from "../../../src/server/taken.ts";
import {
  fakeDist,
  localSettings,
  noFeedback,
  pages,
  spawned,
  started,
  temporaryFolder,
} from "../../support/server.ts";

const vote = (page: string) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ page, rating: "helpful" }),
});

/** What a server answers to bytes that no well-behaved client would send. */
const raw = (url: string, request: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });

describe("a started server", () => {
  test("serves pages, redirects, and keeps votes", async () => {
    const { url } = await started();
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(await (await fetch(`${url}/ports/770`)).text()).toBe(pages["ports/770.html"]);
    const redirect = await fetch(`${url}/770`, { redirect: "manual" });
    expect([redirect.status, redirect.headers.get("location")]).toEqual([308, "/ports/770"]);
    expect((await fetch(`${url}/api/feedback`, vote("/ports/770"))).status).toBe(201);
    expect(await (await fetch(`${url}/healthz`)).text()).toBe("ok\n");
  });

  test("answers HEAD with the length of the page", async () => {
    const { url } = await started();
    const { headers } = await fetch(`${url}/ports/0`, { method: "HEAD" });
    expect(headers.get("content-length")).toBe(String(pages["ports/0.html"]?.length));
  });

  test.each([
    "/../secret.html",
    "/ports/../../secret.html",
    "/%2e%2e/secret.html",
    "/..\\secret.html",
    "/..%5csecret.html",
    "/\0",
    "//../secret.html",
    "http://localhost/../secret.html",
    "../secret.html",
    "*",
    "/%",
  ])("gives nothing away for the raw target %s", async (target) => {
    const { url } = await started();
    const answer = await raw(url, `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain("\r\nsecret");
  });

  test("refuses a body that never ends after 4 kB, whatever length it announces", async () => {
    const { url } = await started();
    const head = "POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    const chunk = `1000\r\n${"x".repeat(4096)}\r\n`;
    const answer = await raw(
      url,
      `${head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk}${chunk}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test.each(["/api/feedback", "/ports/770"])(
    "refuses a Host that makes no address, at %s",
    async (target) => {
      const { url } = await started();
      const head = `POST ${target} HTTP/1.1\r\nHost: localhost1.1\r\nContent-Type: application/json\r\n`;
      expect(await raw(url, `${head}Content-Length: 2\r\nConnection: close\r\n\r\n{}`)).toMatch(
        /^HTTP\/1\.1 400 /,
      );
    },
  );

  test("limits the rate of each network by the address of the socket", async () => {
    const { url } = await started({ FEEDBACK_RATE: "2" });
    const spoofed = vote("/ports/770");
    const statuses: number[] = [];
    for (const from of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) {
      const headers = { ...spoofed.headers, "x-forwarded-for": from };
      statuses.push((await fetch(`${url}/api/feedback`, { ...spoofed, headers })).status);
    }
    expect(statuses).toEqual([201, 201, 429]);
  });

  test("keeps its votes over a restart, and stops once however often it is asked", async () => {
    const folder = temporaryFolder();
    for (const expected of [201, 200]) {
      const running = await serve(localSettings(folder), { dist: fakeDist() });
      const reader = "6d5b3c4e-1f2a-4b6c-8d9e-0a1b2c3d4e5f";
      const body = JSON.stringify({ page: "/ports/770", rating: "unsure", reader });
      expect((await fetch(`${running.url}/api/feedback`, { ...vote(""), body })).status).toBe(expected);
      await Promise.all([running.close(), running.close()]);
      await expect(fetch(running.url)).rejects.toThrow();
    }
  });
});

describe("a server that cannot start says why in one line", () => {
  test("a port that is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void holder.close());
    const { port } = holder.address() as AddressInfo;
    const settings = localSettings(temporaryFolder(), { PORT: String(port) });
    await expect(serve(settings, { dist: fakeDist() })).rejects.toThrow(
      `Port ${port} is taken: ${whoHolds(port, process.platform)} shows by what (or start with PORT=${port + 1})`,
    );
  });

  test("no built site", async () => {
    const dist = temporaryFolder();
    await expect(serve(localSettings(dist), { dist })).rejects.toThrow(
      `There is no built site in ${dist}: build it first`,
    );
  });

  test("an address of another machine", async () => {
    const settings = localSettings(temporaryFolder(), { HOST: "192.0.2.1" });
    await expect(serve(settings, { dist: fakeDist() })).rejects.toThrow(
      "HOST=192.0.2.1 is not an address of this machine",
    );
  });

  test.each([
    ["linux", "sudo ss -Hltnp 'sport = :4321'"],
    ["darwin", "lsof -nP -iTCP:4321 -sTCP:LISTEN"],
    ["win32", "Get-NetTCPConnection -State Listen -LocalPort 4321"],
    ["freebsd", "lsof -nP -iTCP:4321 -sTCP:LISTEN"],
  ] as const)("on %s it names %s", (platform, command) => {
    const error = Object.assign(new Error(), { code: "EADDRINUSE" });
    const { message } = listenError(error, { host: "127.0.0.1", port: 4321, platform });
    expect(message).toBe(`Port 4321 is taken: ${command} shows by what (or start with PORT=4322)`);
  });

  test("a port that this user may not use, and the last port", () => {
    const at = { host: "127.0.0.1", port: 65535, platform: "linux" } as const;
    expect(listenError(Object.assign(new Error(), { code: "EACCES" }), at).message).toContain(
      "start with a PORT above 1023",
    );
    expect(listenError(Object.assign(new Error(), { code: "EADDRINUSE" }), at).message).toContain(
      "PORT=4321",
    );
    const other = new Error("other");
    expect(listenError(other, at)).toBe(other);
  });
});

describe("a server in a process of its own", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "ends with 0 on %s and has finished what it accepted",
    async (signal) => {
      const folder = temporaryFolder();
      const server = await spawned({ DIST: fakeDist(), DATABASE_URL: `file:${folder}/feedback.db` });
      const { port } = new URL(server.url);
      const body = JSON.stringify({ page: "/ports/770", rating: "helpful" });

      // The vote is accepted when the signal comes, and complete only after it; an idle connection waits beside it.
      const answer = new Promise<string>((resolve, reject) => {
        let text = "";
        const socket = connect(Number(port), "127.0.0.1", () => {
          const head = `POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n`;
          socket.write(`${head}Content-Length: ${body.length}\r\n\r\n`);
        });
        socket.on("data", (chunk) => {
          if (text === "") {
            server.kill(signal);
            void refused(Number(port)).then(() => socket.write(body));
          }
          text += chunk.toString();
        });
        socket.on("close", () => resolve(text));
        socket.on("error", reject);
      });
      await fetch(server.url);

      expect(await answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
      expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
      const db = new DatabaseSync(`${folder}/feedback.db`, { readOnly: true });
      expect(db.prepare("select port, rating from vote").all()).toEqual([{ port: 770, rating: "helpful" }]);
      db.close();
    },
  );

  test("two of them share one file from the first moment, and lose nothing", async () => {
    const env = {
      DIST: fakeDist(),
      DATABASE_URL: `file:${temporaryFolder()}/feedback.db`,
      FEEDBACK_RATE: "0",
    };
    const servers = await Promise.all([spawned(env), spawned(env), spawned(env)]);
    const answers = await Promise.all(
      servers.flatMap(({ url }, server) =>
        Array.from({ length: 20 }, (_, index) =>
          fetch(`${url}/api/feedback`, vote(`/ports/${server * 100 + index}`)),
        ),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const db = new DatabaseSync(env.DATABASE_URL.slice("file:".length), { readOnly: true });
    expect(db.prepare("select count(*) as votes from vote").get()).toEqual({ votes: 60 });
    expect(db.prepare("select step from migration").all()).toEqual([{ step: 1 }, { step: 2 }]);
    db.close();
  });
});

/** Waits until nothing listens on a port of loopback any more. */
async function refused(port: number): Promise<void> {
  const open = await new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket.destroy() === socket));
    socket.on("error", () => resolve(false));
  });
  if (open) await new Promise((resolve) => setTimeout(resolve, 10)).then(() => refused(port));
}

test.each([
  ["/770", 308],
  ["/ports/770/", 308],
  ["/api/feedback", 201],
  ["/healthz", 200],
  ["/ports/770", 418],
  ["/about/", 418],
  ["/@vite/client", 418],
])("in development %s is answered with %i, where 418 stands for Astro", async (path, status) => {
  const middleware = devMiddleware(createApp({ settings: readSettings({}), feedback: noFeedback }));
  const server = createHttpServer((request, response) =>
    middleware(request, response, () => response.writeHead(418).end()),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" })).status).toBe(status);
});
