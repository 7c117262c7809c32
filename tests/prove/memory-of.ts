import { readFileSync } from "node:fs";

/** Resident memory of a process, in megabytes (proc_pid_status(5)); undefined where there is no /proc. */
export function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
