import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { serverOptions } from "../../src/server/node-options.mjs";
import { freePort } from "../support/free-port.ts";

/** A folder of its own; whoever makes it removes it. */
export const makeFolder = () => mkdtempSync(join(tmpdir(), "portolan-prove-"));
export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true });

/** The pages that proofs look at. */
export const pagePaths = ["/", "/ports/770"] as const;

/** Writes a tiny built site into a folder and returns where it is. */
export function makeSite(folder: string): string {
  const dist = join(folder, "dist");
  const files = {
    "index.html": "<h1>Home</h1>",
    "404.html": "<h1>No such page</h1>",
    "thanks.html": "<h1>Thanks</h1>",
    "ports/770.html": `<h1>Port 770</h1>${"<p>What listens on it, and is it safe to open?".repeat(60)}`,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), content);
  }
  return dist;
}

/** The server in a process of its own. */
export interface ServerProcess {
  /** Such as `http://127.0.0.1:41231`. */
  url: string;
  port: number;
  pid: number;
  kill(signal: NodeJS.Signals): void;
  /** Fulfilled when the process is gone. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  alive(): boolean;
  /** The last of what it wrote to its standard error. */
  stderr(): string;
}

const program = fileURLToPath(new URL("../support/serve-process.ts", import.meta.url));

/** How much of its standard error is kept, in characters. */
const remembered = 200_000;

/** How long a server may take to start, in milliseconds. */
const startLimit = 20_000;

/** Starts a program that serves HTTP at HOST and PORT, and waits until /healthz answers, whatever it says. */
export async function startServer(
  env: Record<string, string>,
  { port, main = program }: { port?: number; main?: string } = {},
): Promise<ServerProcess> {
  const own = port ?? (await freePort());
  const { PATH = "" } = process.env;
  // The log of requests goes nowhere, as cheaply for one engine as for the next.
  const child = spawn(process.execPath, [...serverOptions, main], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH, HOST: "127.0.0.1", PORT: String(own), FEEDBACK_RATE: "0", ...env },
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-remembered)));
  const ended = new Promise<Awaited<ServerProcess["ended"]>>((resolve) =>
    child.once("close", (code, signal) => resolve({ code, signal })),
  );
  const alive = () => child.exitCode === null && child.signalCode === null;
  // Nothing may outlive the proof, however it ends.
  const reap = () => child.kill("SIGKILL");
  process.on("exit", reap);
  void ended.then(() => process.off("exit", reap));

  const url = `http://127.0.0.1:${own}`;
  const until = performance.now() + startLimit;
  while (!(await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined))) {
    if (!alive()) throw new Error(`The server did not start: ${said}`);
    if (performance.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`The server did not answer within ${startLimit / 1000} seconds: ${said}`);
    }
    await sleep(15);
  }
  return {
    url,
    port: own,
    pid: child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    ended,
    alive,
    stderr: () => said,
  };
}

/** Ends a server at once and waits until it is gone. */
export async function endServer(server: ServerProcess | undefined): Promise<void> {
  server?.kill("SIGKILL");
  await server?.ended;
}
