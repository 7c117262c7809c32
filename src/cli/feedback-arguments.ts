import { parseArgs } from "node:util";
import { parts, type Part } from "../feedback/report/csv.ts";
import { readQuestion, type Question } from "../feedback/report/question.ts";

/** What `npm run feedback` was asked to do. */
export type Command =
  | { name: "help" }
  | {
      name: "report";
      part?: Part | undefined;
      format: "text" | "json" | "csv";
      question: Question;
      /** The most pages and comments; absent: ten on a terminal, all in JSON and CSV. */
      limit?: number | undefined;
      unhandled: boolean;
    }
  | { name: "export"; file?: string | undefined }
  | { name: "import"; file: string }
  | { name: "handle"; port: number; reader: string; undo: boolean };

/** A command line that cannot be understood: what is wrong, and the mend. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const help = `What readers say of the pages, from the store that DATABASE_URL names.

  npm run feedback                          pages that help least, votes by week, latest comments
  npm run feedback -- pages                 only these; also: weeks, comments
  npm run feedback -- handle 770 READER     marks a reader's comment as handled (--undo: as not)
  npm run feedback -- export [FILE]         writes all votes as JSON Lines, to a file or to the terminal
  npm run feedback -- import FILE           takes the votes of such a file over; a second time changes nothing

  --port N            only the page of this port
  --from YYYY-MM-DD   only votes last changed on this day (UTC) or later
  --to YYYY-MM-DD     … on this day or before
  --unhandled         only comments that nobody has marked as handled
  --limit N           at most N pages and comments (10 on the terminal, all in JSON and CSV)
  --json, --csv       for programs and spreadsheets; npm run --silent feedback -- --json keeps npm's own lines out
  --help              this text
`;

const options = {
  port: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  limit: { type: "string" },
  unhandled: { type: "boolean" },
  json: { type: "boolean" },
  csv: { type: "boolean" },
  undo: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;
type Option = keyof typeof options;
type Values = Partial<Record<Option, string | boolean>>;

const examples: Partial<Record<Option, string>> = {
  port: "770",
  from: "2026-01-01",
  to: "2026-03-31",
  limit: "20",
};

const seeHelp = "npm run feedback -- --help shows what there is";

const isOption = (name: string): name is Option => Object.hasOwn(options, name);

/** Splits a command line; whatever is not as the options say is told with its name. */
function split(args: readonly string[]): { values: Values; words: string[] } {
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Values = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    if (!isOption(name)) throw new UsageError(`${rawName} is not an option: ${seeHelp}`);
    if (name in values) throw new UsageError(`${rawName} is there twice: give it once`);
    const wantsValue = options[name].type === "string";
    // An option that follows is no value: "--port --json" has forgotten the number.
    if (wantsValue && (value === undefined || value.startsWith("--")))
      throw new UsageError(`${rawName} has no value: give one, such as ${rawName} ${examples[name]}`);
    if (!wantsValue && value !== undefined)
      throw new UsageError(`${rawName} takes no value: leave ${JSON.stringify(value)} out`);
    values[name] = value ?? true;
  }
  return { values, words };
}

const text = (value: string | boolean | undefined) => (typeof value === "string" ? value : undefined);

/** Refuses options and words that a command does not know. */
function only(command: string, given: Values, known: readonly Option[], extra: readonly string[]) {
  const stray = Object.keys(given).find((name) => !known.some((one) => one === name));
  if (stray !== undefined) throw new UsageError(`--${stray} does not go with ${command}: leave it out`);
  if (extra[0] !== undefined)
    throw new UsageError(`${JSON.stringify(extra[0])} is too much after ${command}: leave it out`);
}

function readPort(typed: string | undefined, name: string): number {
  const read = readQuestion({ port: typed });
  if ("errors" in read) throw new UsageError(`${name} ${JSON.stringify(typed)} ${read.errors[0]?.message}`);
  if (read.question.port === undefined)
    throw new UsageError(`${name} is missing: give the port and the reader, such as handle 770 READER`);
  return read.question.port;
}

function readLimit(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (/^\d{1,7}$/.test(typed) && Number(typed) > 0) return Number(typed);
  throw new UsageError(
    `--limit ${JSON.stringify(typed)} is not a number of lines: give a whole number from 1 to 9999999`,
  );
}

function readReport(values: Values, part?: Part): Command {
  only("a report", values, ["port", "from", "to", "limit", "unhandled", "json", "csv"], []);
  const typed = { port: text(values.port), from: text(values.from), to: text(values.to) };
  for (const [name, value] of Object.entries(typed))
    if (value?.trim() === "")
      throw new UsageError(`--${name} has no value: give one, such as --${name} ${examples[name as Option]}`);
  const read = readQuestion(typed);
  if ("errors" in read) {
    const lines = read.errors.map(
      ({ field, message }) => `--${field} ${JSON.stringify(typed[field as keyof typeof typed])} ${message}`,
    );
    throw new UsageError(lines.join("\n"));
  }
  if (values.json && values.csv) throw new UsageError("--json and --csv are two formats: give one of them");
  return {
    name: "report",
    part,
    format: values.json ? "json" : values.csv ? "csv" : "text",
    question: read.question,
    limit: readLimit(text(values.limit)),
    unhandled: values.unhandled === true,
  };
}

/**
 * Reads the command line of `npm run feedback`.
 * @throws a UsageError that names the option or word and the mend
 * @example readArguments(["--port", "770"]) // { name: "report", question: { port: 770 }, … }
 */
export function readArguments(args: readonly string[]): Command {
  const { values, words } = split(args);
  const [word, first, second, ...more] = words;
  if (values.help || word === "help") return { name: "help" };
  if (word === undefined) return readReport(values);

  const part = parts.find((one) => one === word);
  if (part) {
    only(word, {}, [], words.slice(1));
    return readReport(values, part);
  }
  if (word === "export") {
    only(word, values, [], words.slice(2));
    return { name: "export", file: first };
  }
  if (word === "import") {
    only(word, values, [], words.slice(2));
    if (first === undefined) throw new UsageError("import has no file: give the one that export has written");
    return { name: "import", file: first };
  }
  if (word === "handle") {
    only(word, values, ["undo"], more);
    const port = readPort(first, "the port");
    if (second === undefined)
      throw new UsageError("the reader is missing: give the id that stands below the comment");
    return { name: "handle", port, reader: second.toLowerCase(), undo: values.undo === true };
  }
  throw new UsageError(`${JSON.stringify(word)} is not a command: ${seeHelp}`);
}
