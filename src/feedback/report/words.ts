import type { Rating, Reason } from "../terms.ts";

/** The ratings as authors read them. */
export const ratingWords: Record<Rating, string> = {
  helpful: "Helpful",
  unsure: "Not sure",
  unhelpful: "Not helpful",
};

/** The reasons as authors read them. */
export const reasonWords: Record<Reason, string> = {
  "wrong-fact": "a fact is wrong",
  "failed-command": "a command failed",
  "missing-use": "a use is missing",
  "hard-to-follow": "hard to follow",
  other: "something else",
};

const format = new Intl.NumberFormat("en-US");

/** A count with its thousands set apart: "1,234". */
export const figure = (count: number): string => format.format(count);

/** A count with its noun: "1 vote", "1,234 votes". */
export const counted = (count: number, noun: string): string =>
  `${figure(count)} ${noun}${count === 1 ? "" : "s"}`;

/** A share as a whole per cent: 0.456 → "46 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
