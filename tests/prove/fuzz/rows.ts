import type { Row } from "../engine.ts";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const ratings = ["helpful", "unsure", "unhelpful"];
const reasons = ["wrong-fact", "failed-command", "missing-use", "hard-to-follow", "other"];

/** Tab and new line may stay; other control characters and halves of a character may not. */
const unclean = /[\p{Cc}\p{Cs}]/u;

const isComment = (comment: unknown) =>
  typeof comment === "string" &&
  comment.length > 0 &&
  comment.length <= 1000 &&
  comment === comment.trim() &&
  !unclean.test(comment.replace(/[\n\t]/g, ""));

/** What is wrong with a row of the table of votes, by the rules that the endpoint promises, written down once more. */
export function rowProblems(row: Row, from: number, to: number): string[] {
  const { port, reader, rating, reason, comment, created_at: created, changed_at: changed } = row;
  const times = [Number(created), Number(changed)] as const;
  const rules: readonly (readonly [string, boolean])[] = [
    ["port", Number.isInteger(port) && Number(port) >= 0 && Number(port) <= 65535],
    ["reader", uuid.test(String(reader))],
    ["rating", ratings.includes(String(rating))],
    ["reason", reason === null || reasons.includes(String(reason))],
    ["comment", comment === null || isComment(comment)],
    ["created_at", times[0] >= from && times[0] <= times[1]],
    ["changed_at", times[1] <= to],
  ];
  return rules.flatMap(([field, right]) =>
    right ? [] : [`a row has ${field} ${JSON.stringify(row[field])} (port ${String(port)})`],
  );
}
