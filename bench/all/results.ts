import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import type { Row } from "../row.ts";
import { resultsPage } from "./page.ts";

/** What one benchmark came to when it last ran. */
export interface Result {
  /** When it began, in ISO 8601. */
  date: string;
  /** How long it took. */
  seconds: number;
  machine: string;
  rows: Row[];
}

/** The results of all benchmarks that ever ran here, by name. */
export type Results = Record<string, Result>;

const data = "bench/results.json";
const page = "bench/RESULTS.md";

/** What earlier runs left. */
export const readResults = (): Results =>
  existsSync(data) ? (JSON.parse(readFileSync(data, "utf8")) as Results) : {};

/** Reads the rows that a benchmark has told by now, one JSON text in a line; a line that is still being written waits. */
export const rowsIn = (text: string): Row[] =>
  text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);

/** Writes the results as data, and as the page that people read; both in the project's format. */
export async function writeResults(results: Results): Promise<void> {
  const texts = { [data]: JSON.stringify(results, null, 2), [page]: resultsPage(results) };
  for (const [path, text] of Object.entries(texts))
    writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
