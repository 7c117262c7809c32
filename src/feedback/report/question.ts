import { z } from "zod";
import type { VoteFilter } from "../records.ts";
import type { FieldError } from "../schema.ts";
import { addDays, isDay, startOf } from "./days.ts";

const day = z.string().refine(isDay, "is not a day: give year, month and day, such as 2026-03-31").optional();

const question = z
  .object({
    /** The page of one port. */
    port: z
      .string()
      .refine(
        (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535,
        "is not a port: give a whole number from 0 to 65535",
      )
      .transform(Number)
      .optional(),
    /** The first day that counts. */
    from: day,
    /** The last day that counts. */
    to: day,
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    error: "is before the first day: exchange the two, or leave one out",
    when: ({ issues }) => issues.length === 0,
  });

/** Which votes an author asks for: days of UTC, by when a vote was last changed, both included. */
export type Question = z.output<typeof question>;

/** Reads a question from texts as they were typed; blank ones count as absent. */
export function readQuestion(
  typed: Partial<Record<keyof Question, string | undefined>>,
): { question: Question } | { errors: FieldError[] } {
  const given = Object.entries(typed).filter(([, text]) => text?.trim());
  const result = question.safeParse(Object.fromEntries(given.map(([name, text]) => [name, text?.trim()])));
  if (result.success) return { question: result.data };
  return {
    errors: result.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
  };
}

/** The same question as the store understands it. */
export const filterOf = ({ port, from, to }: Question): VoteFilter => ({
  port,
  from: from === undefined ? undefined : startOf(from),
  to: to === undefined ? undefined : startOf(addDays(to, 1)),
});
