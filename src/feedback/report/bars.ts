import type { Counts } from "../records.ts";
import { votesOf } from "./ranking.ts";

/** What each rating is drawn with, from the left: dark for those that were helped, light for those that were not. */
export const shades = { helpful: "█", unsure: "▓", unhelpful: "░" } as const;

/**
 * A bar of text for one row of votes. Its parts add up to its length, and what has a vote has at least a character
 * where there is room.
 * @param most the votes of the longest bar
 * @param width of the longest bar, in characters
 * @example bar({ helpful: 2, unsure: 1, unhelpful: 1 }, 4, 8) // "████▓▓░░"
 */
export function bar(counts: Counts, most: number, width: number): string {
  const votes = votesOf(counts);
  if (votes === 0 || most === 0) return "";
  const length = Math.max(1, Math.round((votes / most) * width));

  const ratings = ["helpful", "unsure", "unhelpful"] as const;
  const exact = ratings.map((rating) => ({ rating, part: (counts[rating] / votes) * length }));
  const floors = new Map(exact.map(({ rating, part }) => [rating, Math.floor(part)]));
  // The characters that rounding down has left go where most was cut off.
  const left = length - [...floors.values()].reduce((sum, part) => sum + part, 0);
  const byRest = exact.toSorted((a, b) => (b.part % 1) - (a.part % 1));
  for (const { rating } of byRest.slice(0, left)) floors.set(rating, (floors.get(rating) ?? 0) + 1);
  return ratings.map((rating) => shades[rating].repeat(floors.get(rating) ?? 0)).join("");
}
