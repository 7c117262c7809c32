import { z } from "zod";
import type { KeptVote, Receipt } from "../records.ts";
import { fieldErrors, vote } from "../schema.ts";
import { ratings } from "../terms.ts";

/** The first line of an export: what it is, and the version of the lines below. */
export const header = { portolan: "feedback", version: 1 } as const;

const time = z.iso
  .datetime({ precision: 3, error: "is not a time: give one in UTC, such as 2026-03-31T12:00:00.000Z" })
  .transform((text) => Date.parse(text));

const noPort = "is not a port: give a whole number from 0 to 65535";

const said = { reader: vote.shape.reader.unwrap(), createdAt: time };

/** A vote. Its times are UTC, as ISO 8601 writes them. */
const voteLine = z.strictObject({
  line: z.literal("vote"),
  ...said,
  port: z.int(noPort).min(0, noPort).max(65535, noPort),
  rating: z.enum(ratings, `is not known: give one of ${ratings.join(", ")}`),
  reason: vote.shape.reason.unwrap().nullable(),
  comment: vote.shape.comment
    .unwrap()
    .nullable()
    .transform((text) => text ?? null),
  changedAt: time,
  handledAt: time.nullable(),
});

/** What a message with an id was answered. */
const receiptLine = z.strictObject({
  line: z.literal("receipt"),
  ...said,
  id: vote.shape.id.unwrap(),
  fingerprint: z.string("is not text").regex(/^[\w-]{1,100}$/, "is no digest: leave it as export wrote it"),
  status: z.enum(["new", "changed"], "is not known: give new or changed"),
});

const count = z.int("is not a count: leave it as export wrote it").min(0, "is below 0");

/** The last line: how many lines stand above it. A file without it was cut short. */
const endLine = z.strictObject({ line: z.literal("end"), receipts: count, votes: count });

const line = z.discriminatedUnion("line", [voteLine, receiptLine, endLine], {
  error: (issue) =>
    issue.code === "invalid_union" ? "is not known: give one of vote, receipt, end" : "is not a JSON object",
});

/** What a line after the first says. */
export type Line =
  | { vote: KeptVote }
  | { receipt: Receipt }
  | { end: { receipts: number; votes: number } }
  | { problems: string[] };

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/** A vote as a line, without the line's end. */
export const writeVote = ({ port, reader, rating, reason, comment, ...times }: KeptVote): string =>
  JSON.stringify({
    line: "vote",
    port,
    reader,
    rating,
    reason,
    comment,
    createdAt: iso(times.createdAt),
    changedAt: iso(times.changedAt),
    handledAt: times.handledAt === null ? null : iso(times.handledAt),
  });

/** A receipt as a line. */
export const writeReceipt = ({ id, fingerprint, status, reader, createdAt }: Receipt): string =>
  JSON.stringify({ line: "receipt", id, fingerprint, status, reader, createdAt: iso(createdAt) });

/** The last line. */
export const writeEnd = (counts: { receipts: number; votes: number }): string =>
  JSON.stringify({ line: "end", ...counts });

const parseJson = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** Why the first line is not the header of an export that this version reads; undefined when it is. */
export function headerProblem(text: string): string | undefined {
  const value = parseJson(text)?.value as Partial<Record<string, unknown>> | null | undefined;
  if (value?.["portolan"] !== header.portolan)
    return (
      `is not the first line of an export, ${JSON.stringify(header)}: give a file that ` +
      "npm run feedback -- export FILE has written (what npm itself prints is in the way of > FILE)"
    );
  return value["version"] === header.version
    ? undefined
    : `says version ${JSON.stringify(value["version"])}, and this Portolan reads ${header.version}: update it`;
}

/** Reads a line after the first. */
export function readLine(text: string): Line {
  const parsed = parseJson(text);
  if (!parsed) return { problems: ["is not JSON: one vote or receipt a line, as export writes it"] };
  const result = line.safeParse(parsed.value);
  if (!result.success)
    return { problems: fieldErrors(result.error).map(({ field, message }) => `${field} ${message}`.trim()) };

  const { line: what, ...said } = result.data;
  if (what === "vote") return { vote: said as KeptVote };
  return what === "receipt"
    ? { receipt: said as Receipt }
    : { end: said as { receipts: number; votes: number } };
}
