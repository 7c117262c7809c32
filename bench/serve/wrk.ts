import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

/** What a run came to. */
export interface Run {
  /** Answers in a second. */
  rate: number;
  /** From a request's first byte to its answer's last byte, in milliseconds. */
  p50: number;
  p99: number;
}

/** Whether Debian's wrk is there; installs it, where this is root on a system with apt-get. */
export function haveWrk(): boolean {
  const there = () => spawnSync("wrk", ["-v"], { stdio: "ignore" }).error === undefined;
  if (there()) return true;
  if (process.getuid?.() !== 0) return false;
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "wrk"], { stdio: "ignore" });
  return there();
}

const milliseconds: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

function time(said: string, share: string): number {
  const [, value, unit = ""] = new RegExp(`^\\s+${share}%\\s+([\\d.]+)(\\w+)`, "m").exec(said) ?? [];
  return Number(value) * (milliseconds[unit] ?? NaN);
}

/**
 * Reads what `wrk --latency` printed.
 * @throws an Error when an answer was no success, or a connection broke
 */
export function readWrk(said: string): Run {
  const wrong = /^\s*(?:Non-2xx|Socket errors).*/m.exec(said)?.[0].trim();
  if (wrong !== undefined) throw new Error(wrong);
  const rate = Number(/^Requests\/sec:\s+([\d.]+)/m.exec(said)?.[1]);
  return { rate, p50: time(said, "50"), p99: time(said, "99") };
}

/** Asks for one path over and over, over connections that stay open, taking gzip. */
export async function runWrk(
  port: number,
  path: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Run> {
  const load = ["-t1", `-c${connections}`, `-d${seconds}`, "--latency", "--timeout", "10s"];
  const { stdout } = await promisify(execFile)("wrk", [
    ...load,
    ...["-H", "Accept-Encoding: gzip"],
    `http://127.0.0.1:${port}${path}`,
  ]);
  return readWrk(stdout);
}

/** Linux counts the time of a process in hundredths of a second. */
const tick = 0.01;

const childrenOf = (pid: number) => {
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  return stdout.split(/\s+/).map(Number).filter(Boolean);
};

/** Seconds that a process and its children have been on a processor. */
export function processorTime(pid: number): number {
  const ticks = [pid, ...childrenOf(pid)].map((one) => {
    const fields = readFileSync(`/proc/${one}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, one) => sum + one, 0) * tick;
}
