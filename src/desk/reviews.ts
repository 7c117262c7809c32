import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ContentError } from "../ports/facts.ts";
import type { Port } from "../ports/port.ts";
import { upper } from "../ports/words.ts";
import { day, portNumber } from "../schemas/common.ts";

/** What an article was read against: kept, so that a later change can be told. One line of content/reviews.tsv. */
export const review = z.strictObject({
  port: portNumber,
  /** The article's own date at the time. */
  reviewed: day,
  /** State and service names by transport: "TCP assigned cadlock; UDP assigned cadlock". */
  registration: z.string().min(1),
  /** A digest of each row of content/facts/uses, by its name. */
  uses: z.record(z.string(), z.string()),
});
export type Review = z.output<typeof review>;

const columns = ["port", "reviewed", "registration", "uses"] as const;
const file = "reviews.tsv";

/** What a port's article is read against at this moment. */
export const reviewOf = (port: Port, reviewed: string): Review => ({
  port: port.number,
  reviewed,
  registration: port.transports
    .map(({ transport, state, registrations }) =>
      [upper(transport), state, ...new Set(registrations.flatMap(({ name }) => name ?? []))].join(" "),
    )
    .join("; "),
  uses: Object.fromEntries(port.uses.map((use) => [use.name, digest(use)]).sort()),
});

const digest = (value: object) =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 8);

/** The text of content/reviews.tsv, by port. */
export const formatReviews = (reviews: Iterable<Review>): string =>
  [
    columns,
    ...[...reviews]
      .sort((a, b) => a.port - b.port)
      .map(({ port, reviewed, registration, uses }) => [port, reviewed, registration, JSON.stringify(uses)]),
  ]
    .map((cells) => `${cells.join("\t")}\n`)
    .join("");

/**
 * Reads the text of content/reviews.tsv.
 * @throws ContentError with every line that cannot be read.
 */
export function parseReviews(text: string): Map<number, Review> {
  const problems: string[] = [];
  const [, ...lines] = text.trimEnd().split("\n");
  const reviews = lines.flatMap((line, index) => {
    const [port, reviewed, registration, uses = ""] = line.split("\t");
    const result = review.safeParse({ port: Number(port), reviewed, registration, uses: asJson(uses) });
    if (result.success) return [result.data];
    problems.push(
      `content/${file}: line ${index + 2} cannot be read (${result.error.issues.map(({ path }) => path.join(".")).join(", ")}): remove it, and run npm run articles:due -- --record.`,
    );
    return [];
  });
  if (problems.length > 0) throw new ContentError(problems);
  return new Map(reviews.map((one) => [one.port, one]));
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads content/reviews.tsv; none yet is an empty one. */
export function loadReviews(folder = "content"): Map<number, Review> {
  const path = join(folder, file);
  return existsSync(path) ? parseReviews(readFileSync(path, "utf8")) : new Map();
}

export const reviewsFile = (folder = "content") => join(folder, file);
