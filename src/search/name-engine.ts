import { atOnce, each, type Steps } from "../steps.ts";
import { readAsked } from "./asked.ts";
import type { Entry } from "./index-format.ts";
import { createScore } from "./name-score.ts";
import { buildNameTable, type NameTable } from "./name-table.ts";
import type { NameBook, NameHit } from "./names.ts";
import { createMeet } from "./word-reach.ts";

/** Of the best one's score: what has less is not shown. */
const leastShare = 0.45;

const entriesPerStep = 2000;

/** What a port or a page is called: by its article, its likeliest use, its registered names. */
function labelOf(entry: Entry, alike: readonly Entry[], articles: ReadonlyMap<number, string>): string {
  if (entry.kind === "page") return entry.names[0] ?? "";
  const use = entry.kind === "use" ? entry : alike.find(({ kind }) => kind === "use");
  return articles.get(entry.port ?? -1) ?? use?.names[0] ?? entry.names.join(", ");
}

function* createBook(table: NameTable): Steps<NameBook> {
  const { entries, names, pages, pageOf, articles } = table;
  const meet = createMeet(table);
  yield;
  const score = createScore(table);
  yield;

  const hit = (
    place: number,
    found: Pick<NameHit, "matched" | "score" | "sure" | "named" | "cover">,
  ): NameHit[] => {
    const entry = entries[place];
    if (!entry) return [];
    const { path, port, transports, risk } = entry;
    const label = labelOf(entry, pages[pageOf[place] ?? -1] ?? [], articles);
    return [{ path, port, label, transports, risk, ...found }];
  };
  const whole = { matched: "", score: 1, sure: true, named: true, cover: 1 };
  const first = new Map<string, number>();
  yield* each(entries, entriesPerStep, ({ path }, place) => {
    if (!first.has(path)) first.set(path, place);
  });
  yield;
  const places = [...first.values()]
    .filter((place) => entries[place]?.port !== null)
    .sort((a, b) => (entries[a]?.port ?? 0) - (entries[b]?.port ?? 0));

  return {
    find(text, limit) {
      const asked = readAsked(text, table);
      if (asked.words.length === 0) return [];
      const best = score(asked, meet(asked.words), limit);
      const least = (best[0]?.score ?? 0) * leastShare;
      return best
        .filter(({ score }) => score >= least)
        .flatMap(({ entry, name, ...found }) =>
          hit(entry, { ...found, matched: names[name]?.words.join(" ") ?? "" }),
        );
    },
    at: (port) => hit(first.get(`/ports/${port}`) ?? -1, whole)[0] ?? null,
    title: (path) => entries[first.get(path) ?? -1]?.names[0] ?? null,
    between: (from, to, limit) =>
      places
        .filter((place) => {
          const port = entries[place]?.port ?? -1;
          return from <= port && port <= to;
        })
        .slice(0, limit)
        .flatMap((place) => hit(place, whole)),
  };
}

/**
 * Builds our engine step by step, so that a page may do other things between: every word of a query is met by words of
 * one entry (as it is, as a beginning, or misspelt), rare words count for more, and a name that is met whole beats one
 * that is met in part.
 * @param articles the ports with an article.
 */
export function* buildNameEngine(
  indexed: readonly Entry[],
  articles: ReadonlyMap<number, string>,
): Steps<NameBook> {
  return yield* createBook(yield* buildNameTable(indexed, articles));
}

/** The engine at once, where nothing else waits for the processor. */
export const createNameEngine = (entries: readonly Entry[], articles: ReadonlyMap<number, string>) =>
  atOnce(buildNameEngine(entries, articles));
