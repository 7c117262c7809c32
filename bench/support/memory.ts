import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** One process as /proc tells of it. */
export interface Process {
  pid: number;
  parent: number;
}

/** The parent in a text of /proc/PID/stat; a name may hold spaces and parentheses (proc_pid_stat(5)). */
export const parentIn = (stat: string): number => Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);

/** A process and all below it. */
export function treeOf(root: number, all: readonly Process[]): number[] {
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree];
}

/** A field in kB of /proc/PID/smaps_rollup or /proc/PID/status; undefined where it is not there. */
export function kilobytesIn(text: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The text of a file of /proc; undefined when its process has ended, or is another user's. */
function read(proc: string, pid: number | string, file: string): string | undefined {
  try {
    return readFileSync(join(proc, String(pid), file), "utf8");
  } catch {
    return undefined;
  }
}

const processes = (proc: string): Process[] =>
  readdirSync(proc).flatMap((name) => {
    const stat = /^\d+$/.test(name) ? read(proc, name, "stat") : undefined;
    return stat === undefined ? [] : [{ pid: Number(name), parent: parentIn(stat) }];
  });

/**
 * Memory of a process and all below it, in kB: the proportional share (Pss), which counts a page that two of them share
 * once; where the kernel does not tell it, resident memory (VmRSS), which counts it twice.
 */
export function treeMemory(root: number, proc = "/proc"): number {
  return treeOf(root, processes(proc)).reduce((sum, pid) => {
    const share = kilobytesIn(read(proc, pid, "smaps_rollup") ?? "", "Pss");
    return sum + (share ?? kilobytesIn(read(proc, pid, "status") ?? "", "VmRSS") ?? 0);
  }, 0);
}

/** What programs can still get without swapping, in MiB (proc_meminfo(5)); undefined where there is no /proc. */
export function availableMegabytes(proc = "/proc"): number | undefined {
  const kilobytes = kilobytesIn(read(proc, "", "meminfo") ?? "", "MemAvailable");
  return kilobytes === undefined ? undefined : kilobytes / 1024;
}
