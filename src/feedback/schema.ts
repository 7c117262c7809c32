import { z } from "zod";
import { commentCharacters, ratings, reasons } from "./terms.ts";

const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, `is not known: give one of ${values.join(", ")}`);

const uuid = z.uuid("is not a UUID: send what crypto.randomUUID() gives, or leave it out").toLowerCase();

const isPortPage = (page: string) =>
  /^\/ports\/(?:0|[1-9]\d{0,4})$/.test(page) && Number(page.slice("/ports/".length)) <= 65535;

const comment = z
  .string("is not text: send a string")
  .overwrite((text) => text.replace(/\r\n?/g, "\n").trim())
  .max(commentCharacters, `is longer than ${commentCharacters} characters: shorten it`)
  // Cc are the control characters; Cs, halves of a character that UTF-8 cannot carry.
  .refine(
    (text) => !/[\p{Cc}\p{Cs}]/u.test(text.replace(/[\n\t]/g, "")),
    "has control characters: leave them out; new lines and tabs may stay",
  )
  .transform((text) => text || undefined);

/** What a reader says of a page: the body of `POST /api/feedback`. */
export const vote = z.strictObject(
  {
    /** The path of the page, `/ports/N`. */
    page: z.string("is missing: send the path of a port's page").refine(isPortPage, {
      message: "is not the page of a port: send /ports/ and a number from 0 to 65535",
    }),
    rating: oneOf(ratings),
    reason: oneOf(reasons).optional(),
    /** In the reader's own words; a blank one counts as absent. */
    comment: comment.optional(),
    /** A random id that the reader's browser keeps: one vote per reader and page. */
    reader: uuid.optional(),
    /** A random id of this one message: sent again after a failure, it is stored once. */
    id: uuid.optional(),
  },
  { error: (issue) => (issue.code === "invalid_type" ? "is not a vote: send one JSON object" : undefined) },
);
export type Vote = z.output<typeof vote>;

/** A field that was refused, and why. */
export interface FieldError {
  field: string;
  message: string;
}

/** The refusals of a failed parse, all at once; an unknown field is one of its own. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((field) => ({ field, message: "is not part of a vote: leave it out" }))
      : [{ field: issue.path.join("."), message: issue.message }],
  );
}
