import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./endure.ts";

const run = (command: string, ...args: string[]) => {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
};

const mounted = new Set<string>();

/** Takes away every disk that is still there, when a proof is cut off. */
export function unmountAll(): void {
  for (const folder of mounted) run("umount", "-l", folder);
  mounted.clear();
}

/** A small disk in memory; the reason where this machine gives none. */
export function mountDisk(folder: string, megabytes: number): { unmount: () => void } | { skipped: string } {
  mkdirSync(folder, { recursive: true });
  const refused = run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder);
  if (refused !== undefined) return { skipped: `this machine mounts nothing: ${refused}` };
  mounted.add(folder);
  return { unmount: unmountAll };
}

/** Makes a mount read-only, or writable again; the reason where that is refused. */
export const remount = (folder: string, how: "ro" | "rw") => run("mount", "-o", `remount,${how}`, folder);

/** Another file takes all the room of the disk. */
export function fullDisk(folder: string): Fault {
  const file = join(folder, "filler");
  return {
    name: "disk full",
    begin: () => {
      const descriptor = openSync(file, "w");
      for (const size of [65_536, 4096, 512, 1])
        try {
          for (;;) writeSync(descriptor, new Uint8Array(size));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
        }
      closeSync(descriptor);
    },
    end: () => rmSync(file),
  };
}

/** The system refuses writes past the first kilobytes of a file, as a quota does (setrlimit(2), RLIMIT_FSIZE). */
export const fileSizeLimit: Fault = {
  name: "quota",
  begin: ({ pid }) => {
    const refused = run("prlimit", "--pid", String(pid), "--fsize=8192:unlimited");
    if (refused !== undefined) throw new Error(refused);
  },
  end: ({ pid }) => void run("prlimit", "--pid", String(pid), "--fsize=unlimited:unlimited"),
};

/** The files turn read-only under the server: what a mount that turns read-only does to them. */
export function immutableFiles(folder: string): Fault {
  const files = () => readdirSync(folder).map((name) => join(folder, name));
  return {
    name: "files read-only",
    begin: () => {
      const refused = run("chattr", "+i", ...files());
      if (refused !== undefined) throw new Error(refused);
    },
    end: () => void run("chattr", "-i", ...files()),
  };
}
