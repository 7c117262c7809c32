// What a whole build costs: pages, seconds, peak memory, and what it leaves in dist.
import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

/** How often memory is read, in milliseconds. */
const interval = 250;

/** Where /proc is missing, the build says at its end, on its fourth file, how much memory it had at most. */
const reportMemory = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));',
)}`;

const field = (status: string, name: string) =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);

/** Parent and resident memory (kB) of every process; one that ends meanwhile is left out (proc_pid_status(5)). */
function processes(): { pid: number; parent: number; memory: number }[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      return [{ pid: Number(name), parent: field(status, "PPid"), memory: field(status, "VmRSS") }];
    } catch {
      return [];
    }
  });
}

/** Resident memory of a process and all below it, in kB; pages that two of them share count twice. */
function treeMemory(root: number): number {
  const all = processes();
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  return all.filter(({ pid }) => tree.has(pid)).reduce((sum, { memory }) => sum + memory, 0);
}

/** Follows the memory of a build; gives its peak in kB when the build has ended. */
function followMemory(child: ChildProcess): Promise<number> {
  let peak = 0;
  child.stdio[3]?.on("data", (bytes: Buffer) => (peak = Number(bytes.toString())));
  const sample = () => (peak = Math.max(peak, treeMemory(child.pid ?? 0)));
  const timer = process.platform === "linux" ? setInterval(sample, interval) : undefined;
  return new Promise((resolve) =>
    child.once("close", () => {
      clearInterval(timer);
      resolve(peak);
    }),
  );
}

const started = performance.now();
const preload = process.platform === "linux" ? [] : ["--import", reportMemory];
const child = spawn(process.execPath, [...preload, "src/cli/build.ts"], {
  stdio: ["ignore", "inherit", "inherit", "pipe"],
});
const peak = await followMemory(child);
const seconds = (performance.now() - started) / 1000;
if (child.exitCode !== 0) {
  console.error(
    `The build failed (${child.signalCode ?? `exit code ${child.exitCode}`}): there is nothing to measure.`,
  );
  process.exit(1);
}

const paths = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const pages = paths.filter((path) => path.endsWith(".html"));
const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
const inWords = (value: number) => Math.round(value).toLocaleString("en-US");
for (const [name, value, unit] of [
  ["pages", pages.length, ""],
  ["seconds", seconds, `on ${availableParallelism()} cores`],
  ["peak memory", (peak * 1024) / 1e6, "MB"],
  ["dist", bytes / 1e6, `MB (${inWords(bytes)} bytes)`],
  ["files in dist", paths.length, ""],
] as const)
  console.log(`${name.padEnd(14)}${inWords(value).padStart(8)} ${unit}`.trimEnd());
