import { appendFileSync } from "node:fs";

/** What a figure should be at least or at most, in the unit of its row. */
export type Aim = { most: number } | { least: number };

/** One figure of a benchmark. */
export interface Measured {
  /** Names the figure; the name is the row's own among those of its benchmark. */
  what: string;
  value: number;
  /** Stands behind the value; "" for a plain number. */
  unit: string;
  aim?: Aim;
  /** Who else was measured in the same run, and what it came to, in the same unit. */
  rival?: { name: string; value: number };
  /** What one has to know to read the figure, in a sentence without a full stop. */
  note?: string;
}

/** A figure that could not be had, with the reason. */
export interface NotRun {
  what: string;
  reason: string;
}

export type Row = Measured | NotRun;

/** The environment variable that names the file to which a benchmark adds its rows, one JSON text in a line. */
export const rowsVariable = "BENCH_ROWS";

/** Hands a row to `npm run bench`, when that is what runs the benchmark. */
export function tell(row: Row): void {
  const file = process.env[rowsVariable];
  if (file) appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** Whether a figure is what it should be; undefined where nothing is asked of it. */
export function isMet({ value, aim }: Measured): boolean | undefined {
  if (!aim) return undefined;
  return "most" in aim ? value <= aim.most : value >= aim.least;
}

const inWords = (value: number, digits: number) =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/**
 * A number with its unit, with about three digits that count.
 * @example showValue(1.234, "×") // "1.23 ×"
 * @example showValue(14600, "B") // "14,600 B"
 */
export function showValue(value: number, unit: string): string {
  const size = Math.abs(value);
  const digits = Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
  return `${inWords(value, digits)} ${unit}`.trimEnd();
}
