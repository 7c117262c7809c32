import { firstAnswer, nothingFound, type Answer, type Result } from "./first-answer.ts";
import type { NameBook, NameEngine, NameHit } from "./names.ts";
import { parseQuery, type Query } from "./query.ts";

export type { Answer, Result } from "./first-answer.ts";

/** Finds words in the text of pages. Stale calls are aborted through the signal. */
export interface WordEngine {
  find(words: string, signal: AbortSignal): Promise<readonly Result[]>;
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
const few = (amount: number, noun: string) => (amount === 1 ? `1 ${noun}` : `${amount} ${noun}s`);

const result = ({ port, label, transports, risk }: NameHit): Result => ({
  path: `/ports/${port}`,
  port,
  title: label,
  transports,
  ...(risk ? { risk } : {}),
});

/** Adds what the names tell to results that were computed. */
const withNames = (results: readonly Result[], book: NameBook): Result[] =>
  results.map((line) => {
    if (line.port === null) return line;
    const hit = book.at(line.port);
    return hit ? { ...result(hit), path: line.path } : { ...line, title: "no name known" };
  });

/** Numbers are complete without names; where these do not load, the numbers still lead to their pages. */
async function withNumbers(
  query: Query,
  first: Answer,
  sources: Sources,
  signal: AbortSignal,
): Promise<Answer> {
  if (first.results.every(({ port }) => port === null)) return first;
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
  const meant = hits.filter(({ port }) => numbers.includes(port));
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
  if (hits[0]?.sure) return { message: few(named.length, "port"), results: named };

  const pages = await sources.words.find(query.words, signal);
  signal.throwIfAborted();
  const paths = new Set(pages.map(({ path }) => path));
  const numbers = (query.numbers ?? []).map((port): Result => ({ path: `/ports/${port}`, port, title: "" }));
  const nearest = [...named.filter(({ path }) => !paths.has(path)).slice(0, 5), ...numbers];
  if (pages.length === 0) return nothingFound(query.words, nearest);
  return { message: `${few(pages.length, "page")} with these words`, results: [...pages, ...nearest] };
}

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
