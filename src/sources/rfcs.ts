import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeIssues, ContentError } from "../ports/facts.ts";
import { rfc, type Rfc } from "../schemas/sources.ts";

const columns = ["number", "title", "date", "status", "obsoleted by"];

/**
 * Reads content/sources/rfcs.tsv, by number.
 * @throws ContentError with every row that is broken, out of order or there twice.
 */
export function loadRfcs(folder = "content"): Map<number, Rfc> {
  return parseRfcs(readFileSync(join(folder, "sources/rfcs.tsv"), "utf8"));
}

/** Reads the table from its text: lines that begin with # are comments, the first other line names the columns. */
export function parseRfcs(text: string): Map<number, Rfc> {
  const name = "content/sources/rfcs.tsv";
  const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  if (lines[0] !== columns.join("\t"))
    throw new ContentError([`${name}: the first row must name the columns: ${columns.join(", ")}`]);

  const problems: string[] = [];
  const found = new Map<number, Rfc>();
  let last = 0;
  for (const line of lines.slice(1)) {
    const [number, title, date, status, later = ""] = line.split("\t");
    const obsoletedBy = later.split(" ").filter(Boolean).map(Number);
    const result = rfc.safeParse({ number, title, date, status, obsoletedBy });
    if (!result.success) {
      problems.push(...describeIssues(`${name}: row ${number ?? line}`, result.error));
      continue;
    }
    if (result.data.number <= last)
      problems.push(
        `${name}: row ${number}: stands behind ${last}: put the rows in the order of their numbers`,
      );
    last = result.data.number;
    found.set(last, result.data);
  }
  if (problems.length > 0) throw new ContentError(problems);
  return found;
}

/** A row of the table, as it stands in the file. */
export const rfcRow = ({ number, title, date, status, obsoletedBy }: Rfc) =>
  [number, title, date, status, obsoletedBy.join(" ")].join("\t");

/** The RFCs in force that took a number's place, as far as the table tells; its own while it is in force. */
export function inForce(number: number, rfcs: ReadonlyMap<number, Rfc>): number[] {
  const seen = new Set<number>();
  const follow = (one: number): number[] => {
    if (seen.has(one)) return [];
    seen.add(one);
    const later = rfcs.get(one)?.obsoletedBy ?? [];
    return later.length === 0 ? [one] : later.flatMap(follow);
  };
  const last = follow(number).sort((a, b) => a - b);
  // Of a successor that is no row we do not know whether it is in force.
  const known = last.filter((one) => rfcs.has(one));
  return known.length > 0 ? known : last;
}
