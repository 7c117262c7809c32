import { readTyped } from "./tool.ts";

const options = {
  compact: { type: "boolean", default: false },
  beside: { type: "boolean", default: false },
} as const;

const compactWords = `
  --compact   fewer than 20,000 files, for small hosts: only ports of which there is something particular to say have a
              page; one page puts those of all others together on the reader's device`;
const besideWords = `
  --beside    with --compact: not into dist/ but where the tests look for it, as npm test does`;
const helpWords = `
  --help      this text`;

/** What somebody asked for when typing a command that builds. */
export type Asked = Record<keyof typeof options, boolean>;

/**
 * Reads which build was asked for. Nothing comes back where that was `--help`, or cannot be understood, and the rest is
 * done.
 * @param usage what the command does
 * @param takesBeside whether it takes `--beside`
 */
export function readBuildOptions(usage: string, takesBeside = false): Asked | undefined {
  const typed = readTyped(`${usage}\n${compactWords}${takesBeside ? besideWords : ""}${helpWords}`, options);
  if (!typed) return undefined;
  const { values, positionals } = typed;
  const problem =
    positionals[0] ?? (values.beside && !(takesBeside && values.compact) ? "--beside" : undefined);
  if (problem === undefined) return values;
  console.error(`${problem} says nothing here. With --help it says what does.`);
  process.exitCode = 2;
  return undefined;
}
