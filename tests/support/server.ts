import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Feedback } from "../../src/feedback/index.ts";
import { createApp } from "../../src/server/app.ts";
import { serve } from "../../src/server/serve.ts";
import { readSettings } from "../../src/server/settings.ts";

/** An empty folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "portolan-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const words = "What listens on this port, and is it safe to open? ".repeat(60);

/** The files of a small built site: what Astro, Pagefind and our own build leave in dist. */
export const pages: Record<string, string> = {
  "index.html": "<h1>Home</h1>",
  "ports.html": "<h1>All ports</h1>",
  "about.html": "<h1>About</h1>",
  "thanks.html": "<h1>Thanks</h1>",
  "404.html": `<h1>No such page</h1>${words}`,
  "ports/0.html": "<h1>Port 0</h1>",
  "ports/404.html": "<h1>Port 404</h1>",
  "ports/770.html": `<h1>Port 770</h1>${words}`,
  "ports/65535.html": "<h1>Port 65535</h1>",
  "robots.txt": "User-agent: *\n",
  "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "_astro/page.Bx3_a-Z1.css": `/* ${words} */`,
  "_astro/search.D4kq.js": `// ${words}`,
  "pagefind/pagefind.js": `// ${words}`,
  "pagefind/pagefind-entry.json": "{}",
  "pagefind/wasm.en.pagefind": words,
  "pagefind/pagefind.en_8d25c4c2a4.pf_meta": words,
  "pagefind/fragment/en_41a1362.pf_fragment": words,
  ".env": "SECRET=1",
  ".well/hidden.html": "hidden",
};

/** A small built site in a folder of its own, and beside it a file that nobody may read. */
export function fakeDist(more: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "secret.html"), "secret");
  const dist = join(folder, "dist");
  for (const [name, content] of Object.entries({ ...pages, ...more })) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), content);
  }
  return dist;
}

/** An endpoint that says that it was called. */
export const noFeedback: Feedback = {
  handle: () => Promise.resolve(new Response("feedback", { status: 201 })),
  check: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** The app on a small site (or none, where `dist` is empty), as a function that fetches a path. */
export function site({
  dist = fakeDist(),
  env = {},
  feedback = noFeedback,
}: { dist?: string; env?: Record<string, string>; feedback?: Feedback } = {}) {
  const app = createApp({ dist: dist || undefined, settings: readSettings(env), feedback });
  return async (path: string, init?: RequestInit) =>
    app.fetch(new Request(new URL(path, "http://localhost:4321"), init));
}

/** Settings for a server on any free port of loopback, with its ratings in a folder. */
export const localSettings = (folder: string, env: Record<string, string> = {}) =>
  readSettings({
    HOST: "127.0.0.1",
    PORT: "0",
    DATABASE_URL: `file:${folder}/votes/feedback.db`,
    LOG: "off",
    ...env,
  });

/** A server on loopback, stopped when the test is over. */
export async function started(env: Record<string, string> = {}, folder = temporaryFolder()) {
  const running = await serve(localSettings(folder, env), { dist: fakeDist() });
  onTestFinished(() => running.close());
  return running;
}

/** The server in a process of its own. */
export interface Spawned {
  url: string;
  pid: number;
  kill(signal: NodeJS.Signals): void;
  /** What the process ended with. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }>;
}

const harness = fileURLToPath(new URL("./serve-process.ts", import.meta.url));

/** Starts the server as a process and waits until it answers; it is killed when the test is over. */
export async function spawned(env: Record<string, string>): Promise<Spawned> {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [harness], {
    env: { PATH, HOST: "127.0.0.1", PORT: "0", LOG: "off", ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Awaited<Spawned["ended"]>>((resolve) =>
    child.once("close", (code, signal) => resolve({ code, signal, stderr })),
  );
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });

  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      const found = /http:\/\/\S+/.exec(stdout)?.[0];
      if (found) resolve(found);
    });
    void ended.then(({ stderr: said }) => reject(new Error(said)));
  });
  return { url, pid: child.pid ?? 0, kill: (signal) => child.kill(signal), ended };
}
