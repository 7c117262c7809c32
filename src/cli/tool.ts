import { parseArgs, type ParseArgsConfig } from "node:util";
import { ContentError } from "../ports/facts.ts";
import { lastPort } from "../ports/port.ts";

/** What somebody typed that a tool cannot work with; the message says what to type instead. */
export class UsageError extends Error {
  override name = "UsageError";
}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>;

/**
 * Runs one of the authors' tools. Sets the exit code: 0 done, 1 something is to be mended, 2 typed wrongly.
 * @param usage the text of `--help`.
 * @param main returns whether all is well; what it throws is printed.
 */
export async function runTool<const O extends Options>(
  usage: string,
  options: O,
  main: (values: Parsed<O>["values"], words: string[]) => boolean | Promise<boolean>,
): Promise<void> {
  const typed = readTyped(usage, options);
  if (!typed) return;
  try {
    process.exitCode = (await main(typed.values, typed.positionals)) ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError) return refuse(error);
    if (error instanceof ContentError) error.problems.forEach((problem) => console.error(problem));
    else console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** Reads what was typed. Nothing comes back where that was `--help`, or cannot be understood, and the rest is done. */
export function readTyped<const O extends Options>(usage: string, options: O): Parsed<O> | undefined {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(usage.trim());
    return undefined;
  }
  try {
    return parse(args, options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    refuse(error);
    return undefined;
  }
}

function refuse({ message }: UsageError): void {
  console.error(`${message}\nWith --help it says how it is used.`);
  process.exitCode = 2;
}

function parse<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/**
 * The one port that a tool was given.
 * @throws UsageError when it is none, no number, or more than one.
 */
export function onePort(words: readonly string[]): number {
  const [word, ...rest] = words;
  if (word === undefined) throw new UsageError("Which port? Give one, such as 9090, behind --.");
  if (rest.length > 0) throw new UsageError(`One port at a time: ${words.join(" ")} are ${words.length}.`);
  const port = Number(word);
  if (!/^(0|[1-9]\d*)$/.test(word) || port > lastPort)
    throw new UsageError(`"${word}" is no port: give a whole number from 0 to ${lastPort}.`);
  return port;
}

/**
 * A count that a tool was given as an option.
 * @throws UsageError unless it is a whole number from 1.
 */
export function countOf(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new UsageError(`--${name} ${text}: give a whole number from 1, such as --${name} 20.`);
  return Number(text);
}

/** The day of the calendar here and now, YYYY-MM-DD, UTC. */
export const today = () => new Date().toISOString().slice(0, 10);
