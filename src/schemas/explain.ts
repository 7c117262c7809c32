import { z } from "zod";
import { limits } from "./article.ts";

/** What is wrong with one field, worded so that `${field} ${message}` is a sentence that ends with the mend. */
export interface FieldProblem {
  /** As an author would point at it: `faq[2].answer`, `frontmatter`. */
  field: string;
  message: string;
}

/** What to write into a field that is missing. `[]` stands for any place in a list. */
const mends: Record<string, string> = {
  title: 'what people call the port, such as "PostgreSQL"',
  summary: `one sentence of at most ${limits.summaryCharacters} characters that answers "what is port N?"`,
  risk: "level (low, medium or high) and why (one sentence)",
  "risk.level": "low, medium or high",
  "risk.why": "one sentence on what a stranger could do here",
  faq: `${limits.faqMin} to ${limits.faqMax} questions, each with its answer`,
  "faq[].question": "the question in the words people type",
  "faq[].answer": `an answer of at most ${limits.answerWords} words`,
  sources: "the works that the text cites, each with id, title, url and type",
  "sources[].id": "the word that stands in the footnote, such as rfc4253 for [^rfc4253]",
  "sources[].title": "what the work is called",
  "sources[].url": "where a reader finds it",
  "sources[].type": "rfc, standard, maker, iana, cve, cert, paper or report",
  reviewed: "the day on which someone last read it against its sources, such as 2026-01-15",
  about: "one sentence for authors that says what the file is for",
};

/** Why some fields that people expect are not there. */
const unwanted: Record<string, string> = {
  ...Object.fromEntries(
    ["port", "ports", "number", "id", "slug"].map((key) => [key, "the number is the file's name; remove it"]),
  ),
  ...Object.fromEntries(
    ["status", "state", "kind", "range", "transport", "transports", "service", "serviceName", "name"].map(
      (key) => [key, "it is computed from the registry; remove it"],
    ),
  ),
};

const plurals: Record<string, string> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "a set of fields",
  string: "text",
};

/**
 * All that a schema holds against a file's fields, in words for its author.
 * @param error from `safeParse(value, { reportInput: true })`, so that values can be quoted.
 */
export function explainIssues(schema: z.ZodType, error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue): FieldProblem[] => {
    const field = fieldName(issue.path);
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => unknownField(schema, issue.path, key));
    return [{ field, message: explain(issue, { ...mends, ...ownWords(schema, "mends") }) }];
  });
}

/** What a schema says of its own fields in its metadata: `meta({ mends, unwanted })`, as the tables above. */
function ownWords(schema: z.ZodType, table: "mends" | "unwanted"): Record<string, string> | undefined {
  return z.record(z.string(), z.string()).safeParse(schema.meta()?.[table]).data;
}

function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return name.replace(/^\./, "") || "frontmatter";
}

function unknownField(schema: z.ZodType, path: readonly PropertyKey[], key: string): FieldProblem {
  const field = fieldName(path);
  const reason = path.length === 0 ? (ownWords(schema, "unwanted") ?? unwanted)[key] : undefined;
  const mend =
    reason ?? `correct its name or remove it; the fields here are ${fieldsAt(schema, path).join(", ")}`;
  return { field, message: `has an unknown field "${key}": ${mend}` };
}

/** The names of the fields that a schema has at a path. */
function fieldsAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return fieldsAt(schema.unwrap(), path);
  const [first, ...rest] = path;
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  return first === undefined ? Object.keys(schema.shape) : fieldsAt(schema.shape[String(first)], rest);
}

function explain(issue: z.core.$ZodIssue, known: Record<string, string>): string {
  const { input } = issue;
  const generic = fieldName(issue.path).replaceAll(/\[\d+\]/g, "[]");
  const mend = known[generic];
  if (input === undefined || input === null) return mend ? `is missing: add ${mend}` : "is missing: add it";

  switch (issue.code) {
    case "invalid_type": {
      const expected = plurals[issue.expected] ?? issue.expected;
      return `is ${kindOf(input)}, not ${expected}: ${typeof input === "number" && issue.expected === "string" ? "put it in quotes" : `write ${mend ?? expected}`}`;
    }
    case "too_big":
    case "too_small":
      return size(issue, input, issue.code === "too_big");
    case "invalid_value":
      return `is ${quote(input)}: write ${alternatives(issue.values.map(String))}`;
    case "invalid_format":
      return format(issue.format, input, issue.message);
    default:
      return issue.message;
  }
}

function size(
  issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall,
  input: unknown,
  big: boolean,
): string {
  const limit = Number("maximum" in issue ? issue.maximum : issue.minimum);
  if (typeof input === "string")
    return big
      ? `has ${input.length} characters; the limit is ${limit}: shorten it`
      : `has ${input.length} characters; it needs at least ${limit}: say more`;
  if (Array.isArray(input))
    return big
      ? `has ${input.length} entries; the limit is ${limit}: remove ${input.length - limit}`
      : `has ${input.length === 1 ? "1 entry" : `${input.length} entries`}; it needs at least ${limit}: add ${limit - input.length} more`;
  return `is ${quote(input)}: write a number ${big ? `up to ${limit}` : `from ${limit}`}`;
}

function format(name: string, input: unknown, message: string): string {
  if (name === "url") return `is ${quote(input)}: write the whole address, beginning with https://`;
  if (name === "date") return `is ${quote(input)}: write a day such as 2026-01-15`;
  if (name === "ends_with") return `is ${quote(input)}: end it with a question mark`;
  return message;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return plurals[typeof value] ?? typeof value;
}

function quote(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}

const alternatives = (words: readonly string[]) => `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
