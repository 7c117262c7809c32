import { checkContent } from "../rules/check.ts";
import { step, summarise } from "./steps.ts";

/** What authors wrote, types, lint and format: everything that needs no build and no browser. */
const problems = await checkContent();
for (const problem of problems) console.error(problem);

const steps = [
  { name: "content", passed: problems.length === 0 },
  step("registry", "node", ["src/registry/update.ts", "--check"]),
  step("types", "astro", ["check", "--minimumFailingSeverity", "hint"]),
  step("lint", "eslint", ["--max-warnings", "0", "."]),
  step("format", "prettier", ["--check", "--log-level", "warn", "."]),
];
process.exitCode = summarise(steps) ? 0 : 1;
