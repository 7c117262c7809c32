// Runs the benchmarks of this repository and writes what came of them to bench/RESULTS.md and bench/results.json.
//   npm run bench                  all of them
//   npm run bench -- build serve   some; the others keep their rows, with the day on which they ran
//   npm run bench -- --quick       with fewer rounds
//   npm run bench -- --show        none: prints the table of the last runs
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cellsOf, columns, tally } from "./all/page.ts";
import { parts } from "./all/parts.ts";
import { machine } from "./all/machine.ts";
import { readResults, writeResults, type Results } from "./all/results.ts";
import { runPart } from "./all/run-part.ts";
import { throwAwayFolder } from "./support/throw-away.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false }, show: { type: "boolean", default: false } },
});
const known = Object.keys(parts);
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no benchmark ${unknown.join(", ")}: give ${known.join(", ")}`);
const wanted = values.show
  ? []
  : known.filter((name) => positionals.length === 0 || positionals.includes(name));

const before = readResults();
const after: Results = {};
/** Those that ran now beside those that ran before, in one order. */
const together = (): Results =>
  Object.fromEntries(
    known.flatMap((name) => {
      const result = after[name] ?? before[name];
      return result ? [[name, result]] : [];
    }),
  );

const rowsFile = join(throwAwayFolder("bench"), "rows");
for (const name of wanted) {
  const part = parts[name];
  if (!part) continue;
  console.log(`\n— ${name}`);
  const [date, began] = [new Date().toISOString(), performance.now()];
  const well = await runPart(
    name,
    { args: values.quick ? part.quick : part.args, minutes: part.minutes, rowsFile },
    async (rows) => {
      const seconds = (performance.now() - began) / 1000;
      after[name] = { date, seconds, machine: machine(), rows };
      await writeResults(together());
    },
  );
  if (!well) process.exitCode = 1;
}

const results = together();
const table = Object.values(results).flatMap(({ date, rows }) =>
  rows.map((row) => cellsOf(row, date.slice(0, 10)).map((cell) => cell.replaceAll("**", ""))),
);
const cells = [[...columns], ...table];
const widths = columns.map((_, at) => Math.min(70, Math.max(...cells.map((row) => row[at]?.length ?? 0))));
console.log("");
for (const row of cells)
  console.log(
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
const { met, missed, notRun } = tally(Object.values(results).flatMap(({ rows }) => rows));
console.log(`\n${met} aims met, ${missed} not, ${notRun} not run. Written to bench/RESULTS.md.`);
