import { spawn, type ChildProcess } from "node:child_process";
import { treeMemory } from "./memory.ts";

/** What a command cost. */
export interface Cost {
  seconds: number;
  /** Of the command and all that it started, at its highest; NaN where there is no /proc. */
  peakMegabytes: number;
}

/**
 * Memory is read every so many milliseconds, and at most for this share of the time: to read that of a large process
 * holds it up.
 */
const reading = { every: 250, share: 1 / 50 };

/** How much of what a command prints is kept for its failure, in characters. */
const remembered = 4000;

/** Follows the memory of a command until it ends; gives the peak in kB. */
function followMemory(child: ChildProcess): () => number {
  if (process.platform !== "linux") return () => NaN;
  let peak = 0;
  let timer: NodeJS.Timeout;
  const read = () => {
    const began = performance.now();
    peak = Math.max(peak, treeMemory(child.pid ?? 0));
    timer = setTimeout(read, Math.max(reading.every, (performance.now() - began) / reading.share));
  };
  read();
  child.once("close", () => clearTimeout(timer));
  return () => peak;
}

/**
 * Runs a command to its end and tells what it cost. Nothing that it started outlives this process.
 * @throws an Error with the end of what it printed when it fails or takes longer than `minutes`
 */
export async function runMeasured(
  command: string,
  args: readonly string[],
  { cwd, env = {}, minutes = 15 }: { cwd?: string; env?: Record<string, string>; minutes?: number } = {},
): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: minutes * 60_000,
  });
  const reap = () => child.kill("SIGKILL");
  process.once("exit", reap);
  const peak = followMemory(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-remembered)));
  const code = await new Promise<number | string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (status, signal) => resolve(status ?? signal ?? "no exit code"));
  });
  process.off("exit", reap);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed (${code}): ${said.trim()}`);
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: (peak() * 1024) / 1e6 };
}
