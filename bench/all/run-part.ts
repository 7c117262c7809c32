import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { rowsVariable, type Row } from "../row.ts";
import { rowsIn } from "./results.ts";

/** How often the rows that came meanwhile are looked for, in milliseconds. */
const interval = 3000;

/** The line of what a program printed when it failed that says why. */
export function reasonIn(said: string): string | undefined {
  const lines = said.split("\n").map((line) => line.trim());
  return (
    lines.findLast((line) => /^(?:\w*Error|Error)\b.*: /.test(line)) ?? lines.findLast((line) => line !== "")
  );
}

/**
 * Runs a benchmark with its printout on the terminal. Its rows are handed on as they come, and at its end once more;
 * when it fails, what it told before stays, and one row says why the rest is missing.
 */
export async function runPart(
  name: string,
  { args, minutes, rowsFile }: { args: readonly string[]; minutes: number; rowsFile: string },
  take: (rows: Row[]) => Promise<void>,
): Promise<boolean> {
  rmSync(rowsFile, { force: true });
  const child = spawn(process.execPath, [`bench/${name}.ts`, ...args], {
    stdio: ["ignore", "inherit", "pipe"],
    env: { ...process.env, [rowsVariable]: rowsFile },
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    process.stderr.write(chunk);
    said = (said + chunk.toString()).slice(-10_000);
  });
  const reap = () => child.kill("SIGTERM");
  process.once("exit", reap);
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    child.kill("SIGTERM");
  }, minutes * 60_000);

  const told = () => (existsSync(rowsFile) ? rowsIn(readFileSync(rowsFile, "utf8")) : []);
  // One after another, or an earlier state could be written over a later one.
  let taking = Promise.resolve();
  const hand = (rows: Row[]) => (taking = taking.then(() => take(rows)));
  let seen = 0;
  const look = setInterval(() => {
    const rows = told();
    if (rows.length === seen) return;
    seen = rows.length;
    void hand(rows);
  }, interval);
  const code = await new Promise<number | string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (status, signal) => resolve(status ?? signal ?? "no exit code"));
  });
  clearInterval(look);
  clearTimeout(limit);
  process.off("exit", reap);

  const rows = told();
  if (code === 0) await hand(rows);
  else {
    const reason = late ? `it took more than ${minutes} minutes` : (reasonIn(said) ?? `exit code ${code}`);
    await hand([...rows, { what: rows.length === 0 ? name : `${name}, the rest`, reason }]);
  }
  return code === 0;
}
