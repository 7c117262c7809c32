import { commentCharacters, ratings, reasons, type Rating, type Reason } from "../../feedback/terms.ts";

/** What a reader says of a page. */
export interface Answer {
  rating: Rating;
  reason?: Reason;
  comment?: string;
}

const known = <Value extends string>(values: readonly Value[], value: unknown) =>
  values.find((one) => one === value);

/**
 * A comment as the endpoint takes it: without what a paste may bring along unseen, control characters and halves of
 * characters; undefined when nothing is left.
 */
export function cleanComment(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, "")
    .trim();
  return clean.slice(0, commentCharacters).replace(/\p{Cs}$/u, "") || undefined;
}

/** What was wrong, out of what a form or a browser's storage holds. */
export function readDetails(fields: Readonly<Record<string, unknown>>): Omit<Answer, "rating"> {
  const reason = known(reasons, fields["reason"]);
  const comment = cleanComment(fields["comment"]);
  return { ...(reason && { reason }), ...(comment && { comment }) };
}

/** An answer out of what a form or a browser's storage holds; undefined when it holds none. */
export function readAnswer(fields: Readonly<Record<string, unknown>>): Answer | undefined {
  const rating = known(ratings, fields["rating"]);
  return rating && { rating, ...readDetails(fields) };
}

/** Whether two answers say the same. */
export const sameAnswer = (a: Answer, b: Answer): boolean =>
  a.rating === b.rating && a.reason === b.reason && a.comment === b.comment;
