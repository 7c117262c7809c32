import { each, type Steps } from "../steps.ts";
import { namesOf, onlyWritten, rolesOf, type Name, type Role } from "./entry-names.ts";
import type { Entry } from "./index-format.ts";
import { split } from "./names.ts";
import { Vocabulary } from "./vocabulary.ts";
import { worth } from "./worth.ts";

/**
 * All that is known before anybody asks: names and entries, each by its place, in columns of numbers, so that a
 * keystroke only reads and adds.
 */
export interface NameTable {
  vocabulary: Vocabulary;
  /** The names that have a word: those of `postings` from `starts[word]` to `starts[word + 1]`. */
  starts: Int32Array;
  postings: Int32Array;
  names: readonly Name[];
  /** The entry of each name, how many words it has, and how much these tell. */
  entryOf: Int32Array;
  lengths: Int32Array;
  weights: Float64Array;
  /** What each is worth when it is met whole; 1 where it is a detail. */
  exact: Float64Array;
  detail: Uint8Array;
  /** The word that its words make without blanks; -1 where the vocabulary has none. */
  joinedOf: Int32Array;
  entries: readonly Entry[];
  /** What each entry is worth beside others that match as well. */
  prior: Float64Array;
  roles: readonly (readonly Role[])[];
  /** The page of each entry: entries of one port share it. */
  pageOf: Int32Array;
  /** The entries of each page, likeliest first. */
  pages: readonly (readonly Entry[])[];
  articles: ReadonlyMap<number, string>;
  /** How much a word tells: the fewer names have it, the more. */
  rarity(word: string): number;
}

const step = 200;
const longestJoined = 30;

/** Collects which names have which word. */
function* readNames(entries: readonly Entry[]): Steps<{ names: Name[]; found: Map<string, number[]> }> {
  const names: Name[] = [];
  const found = new Map<string, number[]>();
  const post = (word: string, name: number) => {
    const list = found.get(word);
    if (!list) found.set(word, [name]);
    else if (list[list.length - 1] !== name) list.push(name);
  };
  yield* each(entries, step, (entry, place) => {
    for (const name of namesOf(entry, place)) {
      const { words, joined, detail } = name;
      const index = names.push(name) - 1;
      for (const word of words) {
        post(word, index);
        if (word.includes("_")) for (const part of word.split("_")) post(part, index);
      }
      if (words.length > 1 && !detail && joined.length <= longestJoined) post(joined, index);
    }
  });
  return { names, found };
}

/** What each entry is worth beside others: uses before registrations, the likelier of a port first. */
function* priorsOf(
  entries: readonly Entry[],
  names: readonly Name[],
  articles: ReadonlyMap<number, string>,
): Steps<Float64Array> {
  const services = new Map<number, Set<string>>();
  yield* each(entries, 2 * step, ({ kind, port, names }) => {
    if (kind === "service" && port !== null)
      services.set(port, new Set(names.map((text) => split(text).join(""))));
  });
  const registered = new Uint8Array(entries.length);
  yield* each(names, 10 * step, ({ entry, joined }) => {
    if (services.get(entries[entry]?.port ?? -1)?.has(joined)) registered[entry] = 1;
  });
  return Float64Array.from(entries, ({ kind, port, rank }, index) =>
    kind !== "use" || port === null
      ? 0
      : worth.use +
        (articles.has(port) ? worth.article : 0) +
        (registered[index] ? worth.registered : 0) +
        (port < 1024 ? worth.systemPort : 0) -
        worth.laterRank * Math.min(4, rank),
  );
}

/** Groups entries by page. */
function* groupByPage(entries: readonly Entry[]): Steps<{ pageOf: Int32Array; pages: Entry[][] }> {
  const places = new Map<string, number>();
  const pages: Entry[][] = [];
  const pageOf = new Int32Array(entries.length);
  yield* each(entries, 10 * step, (entry, index) => {
    let place = places.get(entry.path);
    if (place === undefined) places.set(entry.path, (place = pages.push([]) - 1));
    pages[place]?.push(entry);
    pageOf[index] = place;
  });
  return { pageOf, pages };
}

/**
 * Makes the table step by step, so that a page may do other things between.
 * @param articles the ports with an article.
 */
export function* buildNameTable(
  indexed: readonly Entry[],
  articles: ReadonlyMap<number, string>,
): Steps<NameTable> {
  const entries = [...indexed, ...onlyWritten(indexed, articles)];
  const { names, found } = yield* readNames(entries);
  const vocabulary = yield* Vocabulary.build(found.keys());
  const { words } = vocabulary;
  const starts = new Int32Array(words.length + 1);
  yield* each(words, 10 * step, (word, place) => {
    starts[place + 1] = (starts[place] ?? 0) + (found.get(word)?.length ?? 0);
  });
  const postings = new Int32Array(starts[words.length] ?? 0);
  yield* each(words, 5 * step, (word, place) => {
    postings.set(found.get(word) ?? [], starts[place]);
  });
  yield;
  const rare = (count: number) => Math.log(1 + names.length / count) ** worth.rarity;
  const rarities = Float64Array.from(words, (_, place) =>
    rare((starts[place + 1] ?? 0) - (starts[place] ?? 0)),
  );
  const unknown = rare(0.5);
  const rarity = (word: string) => {
    const place = vocabulary.placeOf(word);
    return (place === undefined ? undefined : rarities[place]) ?? unknown;
  };
  yield;
  const weights = new Float64Array(names.length);
  const entryOf = new Int32Array(names.length);
  const lengths = new Int32Array(names.length);
  const exact = new Float64Array(names.length);
  const detail = new Uint8Array(names.length);
  const joinedOf = new Int32Array(names.length);
  yield* each(names, 5 * step, (name, place) => {
    let sum = 0;
    for (const word of name.words) sum += rarity(word);
    weights[place] = sum;
    entryOf[place] = name.entry;
    lengths[place] = name.words.length;
    exact[place] = name.exact;
    detail[place] = Number(name.detail);
    joinedOf[place] = vocabulary.placeOf(name.joined) ?? -1;
  });
  const prior = yield* priorsOf(entries, names, articles);
  yield;
  const roles = entries.map(rolesOf);
  const grouped = yield* groupByPage(entries);
  return {
    vocabulary,
    starts,
    postings,
    names,
    entryOf,
    lengths,
    weights,
    exact,
    detail,
    joinedOf,
    entries,
    prior,
    roles,
    ...grouped,
    articles,
    rarity,
  };
}
