import { readFileSync } from "node:fs";
import { installedPackages } from "./packages/installed.ts";
import { npm } from "./packages/npm.ts";
import { readAdvisories } from "./packages/advisories.ts";
import { licenceProblems, scriptProblems } from "./packages/rules.ts";
import { runTool } from "./tool.ts";

const usage = `
npm run audit

Lists the licences of all that is installed and the packages that run a script when they are installed, and asks the
registry for known vulnerabilities. Ends with 1 if something is to be mended. Where the registry has no answer to that
question, or there is no network, it says so.
`;

await runTool(usage, {}, () => {
  const packages = installedPackages();
  const byLicence = Map.groupBy(packages, ({ licence }) => licence);
  console.log(`${packages.length} packages are installed:`);
  for (const [licence, all] of [...byLicence].sort(([, a], [, b]) => b.length - a.length))
    console.log(`  ${licence.padEnd(20)} ${all.length}${all.length > 8 ? "" : `: ${names(all)}`}`);
  console.log(`A script runs when these are installed: ${names(packages.filter(({ script }) => script))}`);

  const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    allowScripts: Record<string, boolean>;
  };
  const problems = [...licenceProblems(packages), ...scriptProblems(packages, allowScripts)];

  const advisories = readAdvisories(npm("audit", "--json"));
  if ("notAvailable" in advisories)
    console.log(`Known vulnerabilities: not available: ${advisories.notAvailable}`);
  else {
    console.log(`Known vulnerabilities: ${advisories.lines.length || "none"}`);
    problems.push(...advisories.lines);
  }
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
});

function names(packages: readonly { name: string }[]): string {
  return [...new Set(packages.map(({ name }) => name))].join(", ");
}
