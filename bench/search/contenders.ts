import UFuzzy from "@leeoniya/ufuzzy";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import { site } from "../../src/ports/site.ts";
import { answer } from "../../src/search/answer.ts";
import { readIndex, type Entry } from "../../src/search/index-format.ts";
import { queryWords } from "../../src/search/names.ts";
import { searchText } from "../../src/search/search-text.ts";
import { builtPagefind, builtWords, index, nodeSources } from "../../tests/support/search-sources.ts";

/** Paths of the pages that answer a query, best first. */
export type Find = (query: string) => Promise<readonly string[]> | readonly string[];

/** Something that could be the site's search. */
export interface Contender {
  name: string;
  make(): Promise<Find> | Find;
}

const unique = (paths: readonly string[]) => [...new Set(paths)];
const entries = readIndex(index);
/** The libraries on our index get the words that ours looks for, and uses before registrations among equals. */
const words = (query: string) => queryWords(query).join(" ");
const weight = ({ kind, rank }: Entry) => (kind === "use" ? 1.3 - rank / 20 : 1);
const pathAt = (place: number) => entries[place]?.path ?? "";
const pathOf = (url: string) => url.replace(/\.html$/, "");

/** Ours, end to end; the rivals as one would take them; the libraries in the place of our engine. */
export const contenders: readonly Contender[] = [
  {
    name: "ours",
    make() {
      const sources = nodeSources(builtWords());
      return async (query) =>
        (await answer(query, sources, new AbortController().signal)).results.map(({ path }) => path);
    },
  },
  {
    name: "Pagefind alone, same pages",
    async make() {
      const pagefind = await builtPagefind();
      return async (query) => {
        const { results } = await pagefind.search(query);
        const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
        return pages.map(({ url }) => pathOf(url));
      };
    },
  },
  {
    name: "MiniSearch, names and descriptions",
    make() {
      const { ports } = site();
      const engine = new MiniSearch<{ id: string; title: string; content: string }>({
        fields: ["title", "content"],
        searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
      });
      engine.addAll(
        ports.named.numbers.map((port) => ({ id: `/ports/${port}`, ...searchText(ports.get(port)) })),
      );
      return (query) => engine.search(query).map(({ id }) => String(id));
    },
  },
  {
    name: "MiniSearch as the engine of names",
    make() {
      const engine = new MiniSearch<{ id: number; first: string; others: string }>({
        fields: ["first", "others"],
        searchOptions: {
          boost: { first: 2 },
          prefix: true,
          fuzzy: 0.25,
          boostDocument: (id: number) => weight(entries[id] as Entry),
        },
      });
      engine.addAll(
        entries.map(({ names: [first = "", ...others] }, id) => ({ id, first, others: others.join(" ") })),
      );
      return (query) => unique(engine.search(words(query)).map(({ id }) => pathAt(Number(id))));
    },
  },
  {
    name: "uFuzzy as the engine of names",
    make() {
      const engine = new UFuzzy({ intraMode: 1 });
      const stack = entries.map(({ names }) => names.join(" | "));
      return (query) => {
        const [found, info, order] = engine.search(stack, words(query), 1);
        const places = order && info ? order.map((place) => info.idx[place] ?? 0) : (found ?? []);
        return unique(places.map(pathAt));
      };
    },
  },
  {
    name: "Fuse.js as the engine of names",
    make() {
      const engine = new Fuse(entries, { keys: ["names"], threshold: 0.35, ignoreLocation: true });
      return (query) =>
        unique(engine.search(words(query), { limit: 50 }).map(({ refIndex }) => pathAt(refIndex)));
    },
  },
];
