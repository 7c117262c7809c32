import { findNames, type NameRow } from "./names.ts";
import { parseQuery } from "./query.ts";

/** One line of an answer. */
export interface Result {
  path: string;
  /** The port's number, or null for another page. */
  port: number | null;
  title: string;
  excerpt?: string;
}

/** A query's answer: what it says above the list, and the list, best first. */
export interface Answer {
  message: string;
  results: readonly Result[];
}

/** Finds words in the text of pages. Stale calls are aborted through the signal. */
export interface WordEngine {
  find(words: string, signal: AbortSignal): Promise<readonly Result[]>;
}

/** What the answer is made from; names and words are loaded only when a query wants them. */
export interface Sources {
  names(): Promise<readonly NameRow[]>;
  words: WordEngine;
}

const few = (results: readonly Result[], noun: string) =>
  results.length === 1 ? `1 ${noun}` : `${results.length} ${noun}s`;

/**
 * Turns what a reader typed into an answer: a number is its page, a name its ports, the rest is looked for in the text.
 * @throws what the sources throw, and the signal's reason when it was aborted meanwhile.
 */
export async function answer(text: string, sources: Sources, signal: AbortSignal): Promise<Answer> {
  const query = parseQuery(text);
  if (query.kind === "nothing") return { message: "Type a number, a name or a product.", results: [] };
  if (query.kind === "out-of-range")
    return {
      message: `There is no port ${query.number}: ports end at 65535.`,
      results: [{ path: "/ports/65535", port: 65535, title: "the last port" }],
    };

  const rows = await sources.names();
  signal.throwIfAborted();
  if (query.kind === "port") {
    const label = rows.find(([port]) => port === query.port)?.[1] ?? "no name known";
    return { message: "", results: [{ path: `/ports/${query.port}`, port: query.port, title: label }] };
  }

  const named = findNames(rows, query.words).map(({ port, label }) => ({
    path: `/ports/${port}`,
    port,
    title: label,
  }));
  if (named.length > 0) return { message: few(named, "port"), results: named };
  const found = await sources.words.find(query.words, signal);
  signal.throwIfAborted();
  if (found.length > 0) return { message: `${few(found, "page")} with these words`, results: found };
  return {
    message: `Nothing found for “${query.words}”. Try a shorter word, or look through the ranges.`,
    results: [],
  };
}
