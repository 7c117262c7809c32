import { isMet, showValue, type Aim, type Row } from "../row.ts";
import type { Results } from "./results.ts";

const showAim = (aim: Aim | undefined, unit: string) => {
  if (!aim) return "";
  return "most" in aim ? `≤ ${showValue(aim.most, unit)}` : `≥ ${showValue(aim.least, unit)}`;
};

/** The columns of the one table. */
export const columns = ["what", "measured", "aim", "met", "rival", "on"] as const;

/** A row as the cells of that table; `on` is the day. */
export function cellsOf(row: Row, on: string): string[] {
  if ("reason" in row) return [row.what, `not run: ${row.reason}`, "", "", "", on];
  const { what, value, unit, aim, rival } = row;
  const met = isMet(row);
  return [
    what,
    showValue(value, unit),
    showAim(aim, unit),
    met === undefined ? "" : met ? "yes" : "**no**",
    rival ? `${rival.name}: ${showValue(rival.value, unit)}` : "",
    on,
  ];
}

const dayOf = (date: string) => date.slice(0, 10);
const escaped = (text: string) => text.replaceAll("|", String.raw`\|`);
const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;

/** How many aims there are, and how many are met; a figure that could not be had is counted apart. */
export function tally(rows: readonly Row[]): { met: number; missed: number; notRun: number } {
  const judged = rows.flatMap((row) => ("reason" in row ? [] : [isMet(row)]));
  return {
    met: judged.filter((met) => met === true).length,
    missed: judged.filter((met) => met === false).length,
    notRun: rows.filter((row) => "reason" in row).length,
  };
}

/** `bench/RESULTS.md`: the table, what one has to know to read it, the machines, and how to repeat it. */
export function resultsPage(results: Results): string {
  const parts = Object.entries(results);
  const machines = [...new Set(parts.map(([, { machine }]) => machine))];
  const several = machines.length > 1;
  const onOf = ({ date, machine }: Results[string]) =>
    several ? `${dayOf(date)}, machine ${machines.indexOf(machine) + 1}` : dayOf(date);
  const { met, missed, notRun } = tally(parts.flatMap(([, { rows }]) => rows));

  const table = parts.flatMap(([, result]) => result.rows.map((row) => line(cellsOf(row, onOf(result)))));
  const notes = parts.flatMap(([name, { date, seconds, rows }]) => [
    `### ${name}`,
    `\`npm run bench:${name}\`; ${date.slice(0, 16).replace("T", " ")} UTC, ${showValue(Math.round(seconds), "s")}.`,
    ...rows.flatMap((row) =>
      "note" in row && row.note !== undefined ? [`- ${row.what}: ${row.note}.`] : [],
    ),
  ]);
  return `# What was measured

Written by \`npm run bench\`; no figure here is typed by hand. ${met} aims are met, ${missed} are not${notRun === 0 ? "" : `, ${notRun} could not be measured`}. The machine${several ? "s" : ""}:

${machines.map((machine) => `1. ${machine}`).join("\n")}

${line(columns)}
${line(columns.map(() => "---"))}
${table.join("\n")}

${"growth" in results ? "![Seconds of a build, by pages and by articles](growth.svg)\n" : ""}
## To repeat it

\`\`\`sh
npm install
npm run bench                    # all, some 25 minutes on two cores
npm run bench -- --quick         # all, with fewer rounds
npm run bench -- build serve     # some; the rows of the others stay, with their day
\`\`\`

Leave the machine alone meanwhile. Hugo, nginx, wrk and PostgreSQL are Debian's; as root on a system with apt-get they are installed. Starlight and Lighthouse come from npm, at exact versions, into folders that are thrown away. What is not there is told as not run, with the reason.

## Notes

${notes.join("\n\n").replaceAll("\n\n- ", "\n- ")}
`;
}
