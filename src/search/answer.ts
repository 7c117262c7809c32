import { leftOut, withheldPorts } from "../registry/withheld.ts";
import { firstAnswer, nothingFound, type Answer, type Result } from "./first-answer.ts";
import type { NameBook, NameEngine, NameHit } from "./names.ts";
import { parseQuery, type Query } from "./query.ts";

export type { Answer, Result } from "./first-answer.ts";

/** Pages with words in their text, best first. */
export interface WordResults {
  results: readonly Result[];
  /** Whether each has all of the words, or only some. */
  all: boolean;
}

/** Finds words in the text of pages. Stale calls are aborted through the signal. */
export interface WordEngine {
  find(words: string, signal: AbortSignal): Promise<WordResults>;
}

/** What the answer is made from; each is loaded only when a query wants it. */
export interface Sources {
  /** The first tier: names, uses, other names. */
  names(): Promise<NameBook>;
  /** Both tiers: also descriptions, former names, assignees. */
  details(): Promise<NameEngine>;
  words: WordEngine;
}

const listed = 20;
/** Of what was typed, by weight: so much is met where the rest is only details. */
const mostOf = 0.55;
const few = (amount: number, noun: string) => (amount === 1 ? `1 ${noun}` : `${amount} ${noun}s`);

const result = ({ path, port, label, transports, risk }: NameHit): Result => ({
  path,
  port,
  title: label,
  transports,
  ...(risk ? { risk } : {}),
});

/** Adds what the names tell to results that were computed. */
const withNames = (results: readonly Result[], book: NameBook): Result[] =>
  results.map((line) => {
    if (line.port === null) return { ...line, title: book.title(line.path) ?? line.title };
    const hit = book.at(line.port);
    return hit
      ? { ...result(hit), path: line.path }
      : { ...line, title: withheldPorts.includes(line.port) ? leftOut : "no name known" };
  });

/** Numbers are complete without names; where these do not load, the numbers still lead to their pages. */
async function withNumbers(
  query: Query,
  first: Answer,
  sources: Sources,
  signal: AbortSignal,
): Promise<Answer> {
  if (first.results.length === 0) return first;
  let book: NameBook;
  try {
    book = await sources.names();
  } catch {
    signal.throwIfAborted();
    return { ...first, message: `${first.message} The index of names did not load.`.trim() };
  }
  signal.throwIfAborted();
  if (query.kind !== "range") return { ...first, results: withNames(first.results, book) };
  const named = book.between(query.from, query.to, listed);
  return {
    message: `${first.message}${named.length < listed ? `, ${named.length} with a name` : ""}`,
    results: named.length > 0 ? named.map(result) : withNames(first.results, book),
  };
}

/** A number beside words points at one of the ports that the words found: "smtp 587". */
function promote(hits: readonly NameHit[], numbers: readonly number[]): NameHit[] {
  const meant = hits.filter(({ port }) => port !== null && numbers.includes(port));
  return [...meant, ...hits.filter((hit) => !meant.includes(hit))];
}

/** Ports that the words of a query name, best first: those of the first tier, or of both where it has no sure answer. */
export async function namedPorts(
  { words, numbers = [] }: { words: string; numbers?: readonly number[] },
  sources: Pick<Sources, "names" | "details">,
  signal: AbortSignal,
): Promise<readonly NameHit[]> {
  const book = await sources.names();
  signal.throwIfAborted();
  const first = promote(book.find(words, listed), numbers);
  if (first[0]?.sure) return first;
  const engine = await sources.details();
  signal.throwIfAborted();
  return promote(engine.find(words, listed), numbers);
}

async function withWords(
  query: Extract<Query, { kind: "words" }>,
  sources: Sources,
  signal: AbortSignal,
): Promise<Answer> {
  const hits = await namedPorts(query, sources, signal);
  const named = hits.map(result);
  if (hits[0]?.sure) return { message: few(named.length, "result"), results: named };

  const { results: pages, all } = await sources.words.find(query.words, signal);
  signal.throwIfAborted();
  const numbers = (query.numbers ?? []).map((port): Result => ({ path: `/ports/${port}`, port, title: "" }));
  // A port whose name was said leads, whatever other words stood beside it ("mysql workbench"), unless those are most
  // of the query and a page has them all.
  const [best] = hits;
  const leads = best?.named && (best.cover >= mostOf || pages.length === 0 || !all);
  const leading = leads ? named.slice(0, 3) : [];
  const others = [...named.slice(leading.length, 5), ...numbers];
  const results = distinct([...leading, ...pages, ...others]);
  if (leading.length === 0 && pages.length === 0) return nothingFound(query.words, results);
  return { message: few(results.length, "result"), results };
}

/** Each page once, where it stands first. */
const distinct = (results: readonly Result[]) =>
  results.filter((line, place) => results.findIndex(({ path }) => path === line.path) === place);

/**
 * Turns what a reader typed into an answer: numbers and errors are computed, names come from the index, the rest is
 * looked for in the text of pages.
 * @throws what the sources throw for words, and the signal's reason when it was aborted meanwhile.
 */
export async function answer(text: string, sources: Sources, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted();
  const query = parseQuery(text);
  const first = firstAnswer(query);
  if (first) return withNumbers(query, first, sources, signal);
  return query.kind === "words" ? withWords(query, sources, signal) : nothingFound(text, []);
}
