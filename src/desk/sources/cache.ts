import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { day } from "../../schemas/common.ts";
import type { Verdict } from "./ask.ts";

const record = z.object({
  verdict: z.enum(["fine", "moved", "dead", "silent", "skipped"]),
  /** The day on which it was asked. */
  day,
  to: z.string().optional(),
  reason: z.string().optional(),
  /** The day since when it has been silent at every try. */
  since: day.optional(),
});
/** What was found out about an address, and when. */
export type Known = z.output<typeof record>;

/** Days after which an address is asked for again. */
export const daysGood = { fine: 14, moved: 7, dead: 1, silent: 1, skipped: 7 } as const;
/** After so many days of silence an address is dead. */
export const silentDays = 7;

/** Whole days from one day to another, YYYY-MM-DD. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Whether an address is to be asked for. */
export const isDue = (known: Known | undefined, today: string) =>
  known === undefined || daysBetween(known.day, today) >= daysGood[known.verdict];

/** Joins a verdict with what was known: silence that lasts is death. */
export function remember(verdict: Verdict, before: Known | undefined, today: string): Known {
  if (verdict.verdict !== "silent") return { ...verdict, day: today };
  const since = before?.since ?? today;
  const days = daysBetween(since, today);
  return days >= silentDays
    ? { verdict: "dead", reason: `${verdict.reason}, for ${days} days now`, day: today, since }
    : { ...verdict, day: today, since };
}

/** Reads what earlier runs found out, by address; a file that cannot be read counts as none. */
export function readCache(path: string): Map<string, Known> {
  if (!existsSync(path)) return new Map();
  try {
    const parsed = z.record(z.string(), record).parse(JSON.parse(readFileSync(path, "utf8")));
    return new Map(Object.entries(parsed));
  } catch {
    return new Map();
  }
}

/** Writes it at once and whole. */
export function writeCache(path: string, known: ReadonlyMap<string, Known>): void {
  mkdirSync(dirname(path), { recursive: true });
  const sorted = Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(`${path}.new`, `${JSON.stringify(sorted, null, 1)}\n`);
  renameSync(`${path}.new`, path);
}
