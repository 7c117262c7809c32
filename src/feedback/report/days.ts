import type { Counts } from "../records.ts";

/** A day of UTC, `YYYY-MM-DD`. */
export type Day = string;

/** Milliseconds of a day; UTC has no summer time. */
export const dayLength = 86_400_000;

/** The moment at which a day begins, in milliseconds since 1970. */
export const startOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** The day of a moment. */
export const dayOf = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/**
 * The day some days later, or earlier when `days` is negative.
 * @example addDays("2026-02-28", 1) // "2026-03-01"
 */
export const addDays = (day: Day, days: number): Day => dayOf(startOf(day) + days * dayLength);

/** Whether a text is a day of the calendar, from 1970 to 9999: "2026-02-30" is none. */
export function isDay(text: string): boolean {
  if (!/^(?:19[7-9]|[2-9]\d\d)\d-\d\d-\d\d$/.test(text)) return false;
  const time = startOf(text);
  return !Number.isNaN(time) && dayOf(time) === text;
}

const none: Counts = { helpful: 0, unsure: 0, unhelpful: 0 };

/** Every day from `from` to `to`, both included, those without a vote too. */
export function fillDays(
  rows: readonly (Counts & { day: Day })[],
  from: Day,
  to: Day,
): (Counts & { day: Day })[] {
  const known = new Map(rows.map((row) => [row.day, row]));
  const count = Math.max(0, Math.round((startOf(to) - startOf(from)) / dayLength) + 1);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(from, index);
    return known.get(day) ?? { day, ...none };
  });
}
