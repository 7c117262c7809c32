import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkContent } from "../rules/check.ts";
import { buildSite, isBuilt } from "./build-site.ts";
import { compactBeside, type SiteBuild } from "./builds.ts";
import { run, step, summarise, vitestArguments, vitestCounts, type Step } from "./steps.ts";

const folder = mkdtempSync(join(tmpdir(), "portolan-test-"));

/** Runs the tests of one Vitest project and counts them. */
function vitest(project: string): Step {
  console.log(`\n— ${project} tests`);
  const file = join(folder, `${project}.json`);
  const passed = run("vitest", vitestArguments(project, file));
  return { name: `${project} tests`, passed, counts: vitestCounts(file) };
}

/** Runs the browser tests and counts them. */
function playwright(): Step {
  console.log("\n— browser tests");
  const file = join(folder, "browser.json");
  const passed = run("playwright", ["test"], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const { stats } = JSON.parse(readFileSync(file, "utf8")) as { stats: Record<string, number> };
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  return { name: "browser tests", passed, counts: { passed: expected + flaky, failed: unexpected, skipped } };
}

async function build(name: string, asked: SiteBuild): Promise<Step> {
  console.log(`\n— ${name}`);
  try {
    if (!isBuilt(asked)) await buildSite(asked);
    return { name, passed: true };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { name, passed: false };
  }
}

console.log("— content");
const problems = await checkContent();
for (const problem of problems) console.error(problem);

const steps: Step[] = [
  { name: "content", passed: problems.length === 0 },
  step("registry", "node", ["src/registry/update.ts", "--check"]),
  step("types", "astro", ["check", "--minimumFailingSeverity", "hint"]),
  step("lint", "eslint", ["--max-warnings", "0", "."]),
  step("format", "prettier", ["--check", "--log-level", "warn", "."]),
  vitest("unit"),
  vitest("content"),
];
const built = [await build("build", {}), await build("compact build", compactBeside)];
steps.push(...built);
if (built.every(({ passed }) => passed)) steps.push(vitest("build"), playwright());

rmSync(folder, { recursive: true });
process.exitCode = summarise(steps) ? 0 : 1;
