import { stringify } from "csv-stringify/sync";
import type { ReportJson } from "./json.ts";

/** The tables of a report. */
export const parts = ["pages", "weeks", "comments"] as const;
export type Part = (typeof parts)[number];

/** The columns of each table, named as in the JSON. */
const columns: Record<Part, readonly string[]> = {
  pages: ["port", "name", "votes", "helpful", "unsure", "unhelpful", "notHelped", "atLeast", "atMost"],
  weeks: ["week", "from", "votes", "helpful", "unsure", "unhelpful"],
  comments: ["port", "name", "reader", "rating", "reason", "comment", "createdAt", "changedAt", "handledAt"],
};

/**
 * A report as CSV (RFC 4180: commas, CRLF, a header). Cells that a spreadsheet would take for a formula get an
 * apostrophe in front, which it reads as "this is text".
 * @param part one table; without it all of them in one, whose first column says which table a row is of
 */
export function reportCsv(report: ReportJson, part?: Part): string {
  const shown = part === undefined ? parts : [part];
  const rows = shown.flatMap((table) =>
    report[table].map((row) => ({ part: table.replace(/s$/, ""), ...row })),
  );
  const names = [
    ...new Set([...(part === undefined ? ["part"] : []), ...shown.flatMap((table) => columns[table])]),
  ];
  return stringify(rows, {
    header: true,
    columns: names,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
