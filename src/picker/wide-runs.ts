import { list, upper } from "../ports/words.ts";
import type { PickerFacts } from "./file.ts";
import { bitOf, freeRuns, objectionsTo } from "./rule.ts";
import { defaultWish, transports, type Wish } from "./wish.ts";

/** A run of numbers that nobody has, and the named blocks that it lies in. */
export interface WideRun {
  from: number;
  to: number;
  /** "Asterisk RTP on UDP", for each block that shares numbers with the run. */
  within: string[];
}

/**
 * The widest runs of user ports without a registration or a known use, outside the ephemeral ranges of
 * the common systems and the NodePort block, longest first. Other blocks are told, not left out: the media ranges of
 * telephone servers cover half of the user ports on udp.
 */
export function wideRuns(facts: PickerFacts, amount: number): WideRun[] {
  const wish: Wish = { ...defaultWish, transports, allow: ["block"] };
  const against = objectionsTo(facts, wish);
  // A number that only another transport has would break the run all the same.
  for (const port of facts.taken) against[port] = bitOf("registered");
  return freeRuns(against, wish)
    .slice(0, amount)
    .map(({ from, to }) => ({
      from,
      to,
      within: facts.blocks
        .filter((block) => block.from <= to && from <= block.to)
        .map((block) => `${block.name} on ${list(block.transports.map(upper))}`),
    }));
}
