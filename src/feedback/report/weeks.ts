import type { Counts } from "../records.ts";
import { addDays, dayLength, startOf, type Day } from "./days.ts";
import { sumCounts } from "./ranking.ts";

/** The votes of an ISO week. */
export interface Week extends Counts {
  /** As ISO 8601 writes it: `2026-W01`. */
  week: string;
  /** Its Monday. */
  from: Day;
}

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(startOf(day)).getUTCDay() + 6) % 7));

/**
 * The ISO week of a day (ISO 8601: weeks begin on Monday and belong to the year of their Thursday).
 * @example isoWeek("2027-01-03") // "2026-W53"
 */
export function isoWeek(day: Day): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const number = Math.floor((startOf(thursday) - startOf(`${year}-01-01`)) / (7 * dayLength)) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/**
 * Votes by week, ascending, without a gap: from the first week that has any to that of `through`, or to the last that
 * has any where that is later.
 * @param through a day, such as today
 */
export function byWeek(rows: readonly (Counts & { day: Day })[], through?: Day): Week[] {
  const weeks = Map.groupBy(rows, ({ day }) => mondayOf(day));
  const mondays = [...weeks.keys()].toSorted();
  const first = mondays[0];
  if (first === undefined) return [];

  const last = [mondays.at(-1) ?? first, through === undefined ? first : mondayOf(through)].toSorted()[1];
  const count = Math.round((startOf(last ?? first) - startOf(first)) / (7 * dayLength)) + 1;
  return Array.from({ length: count }, (_, index) => {
    const from = addDays(first, 7 * index);
    return { week: isoWeek(from), from, ...sumCounts(weeks.get(from) ?? []) };
  });
}
