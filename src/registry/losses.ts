import type { Provenance } from "./types.ts";

/** A registry loses a few rows a year; a file that has lost more than this part of them is taken for a broken one. */
export const largestLoss = 0.02;

/**
 * What a fresh snapshot has lost beyond that, in sentences.
 * @returns none if nothing is missing.
 */
export function losses(last: Provenance["counts"], fresh: Provenance["counts"]): string[] {
  const words = {
    rows: "rows",
    assignedPorts: "ports with an assigned transport",
    assignedTcp: "assigned TCP ports",
    assignedUdp: "assigned UDP ports",
  } as const;
  return (Object.keys(words) as (keyof typeof words)[])
    .filter((count) => fresh[count] < last[count] * (1 - largestLoss))
    .map((count) => `${fresh[count]} ${words[count]}, where the last snapshot has ${last[count]}`);
}
