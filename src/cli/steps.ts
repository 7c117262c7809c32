import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";

/** One step of a longer command, and how it went; tests count theirs. */
export interface Step {
  name: string;
  passed: boolean;
  counts?: { passed: number; failed: number; skipped: number };
}

/** The environment in which the project's tools are found. */
export const env = {
  ...process.env,
  PATH: [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter),
};

/** Runs one of the project's tools, its output on the terminal. */
export function run(command: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...env, ASTRO_TELEMETRY_DISABLED: "1", ...extra },
    shell: process.platform === "win32",
  });
  return status === 0;
}

/** Runs a tool under a heading and returns how it went. */
export function step(
  name: string,
  command: string,
  args: readonly string[],
  extra: NodeJS.ProcessEnv = {},
): Step {
  console.log(`\n— ${name}`);
  return { name, passed: run(command, args, extra) };
}

/** Runs one Vitest project, with dots on the terminal and a report in a file. */
export const vitestArguments = (project: string, file: string): string[] => [
  ...["run", "--project", project],
  ...["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`],
];

/** What a report counts. */
export function vitestCounts(file: string): NonNullable<Step["counts"]> {
  const report = JSON.parse(readFileSync(file, "utf8")) as Record<string, number>;
  return {
    passed: report["numPassedTests"] ?? 0,
    failed: report["numFailedTests"] ?? 0,
    skipped: (report["numPendingTests"] ?? 0) + (report["numTodoTests"] ?? 0),
  };
}

/**
 * Prints each step, and for tests the sum of their counts as the last line. Returns whether everything passed.
 * A step that failed without a failed test, such as a type error, counts as one failure.
 */
export function summarise(steps: readonly Step[]): boolean {
  console.log("");
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, passed, counts } of steps) {
    const figures = counts
      ? ` (${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped)`
      : "";
    console.log(`${passed ? "✓" : "✗"} ${name}${figures}`);
    sum.passed += counts?.passed ?? (passed ? 1 : 0);
    sum.failed += Math.max(counts?.failed ?? 0, passed ? 0 : 1);
    sum.skipped += counts?.skipped ?? 0;
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed === 0;
}
