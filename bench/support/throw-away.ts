import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes an empty folder that is gone when this process ends, however it ends. */
export function throwAwayFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `portolan-${name}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Without these, a signal would end the process before "exit".
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
