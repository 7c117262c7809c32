import type { Registry } from "../registry/types.ts";
import type { CitedSource } from "../schemas/article.ts";
import type { Source } from "../schemas/source.ts";
import type { CommandFiles } from "./commands.ts";
import type { Facts } from "./facts.ts";
import type { Term } from "./glossary.ts";
import { collectionPath, ianaRow } from "./links.ts";

/** Where a work is cited. */
export type Place =
  | { kind: "port"; port: number }
  | { kind: "guide"; slug: string; title: string }
  | { kind: "term"; slug: string; term: string }
  | { kind: "page"; path: string; title: string };

/** A work that the site cites, and every place where it does so, each once. */
export interface Work {
  title: string;
  url: string;
  places: Place[];
}

/** All that has sources. */
export interface Citing {
  registry: Registry;
  facts: Facts;
  commands: CommandFiles;
  glossary: readonly Term[];
  articles: ReadonlyMap<number, { sources: readonly CitedSource[] }>;
  guides: readonly { slug: string; title: string; sources: readonly CitedSource[] }[];
  collections: readonly { slug: string; title: string; sources: readonly CitedSource[] }[];
  /** The articles of ports that have none of their own. */
  kinds: readonly { sources: readonly CitedSource[] }[];
}

/**
 * The works of the whole site, in the order of their titles. A work is its address: IANA's rows of single ports are all
 * the registry, and of several titles the one that is used most stands.
 */
export function worksOf(all: Citing): Work[] {
  const byUrl = Map.groupBy(citations(all), ({ source }) => workUrl(source.url));
  return [...byUrl]
    .map(([url, group]) => ({
      url,
      title: titleOf(group, url),
      places: distinct(group.map(({ place }) => place)),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, "en", { numeric: true }) || a.url.localeCompare(b.url));
}

/** Every source with its place, as often as it is cited. */
function* citations(all: Citing): Generator<{ source: Source; place: Place }> {
  for (const [port, { sources }] of all.articles)
    for (const source of sources) yield { source, place: { kind: "port", port } };
  for (const { port, source } of all.facts.uses) yield { source, place: { kind: "port", port } };
  for (const { slug, title, sources } of all.guides)
    for (const source of sources) yield { source, place: { kind: "guide", slug, title } };
  for (const { slug, title, sources } of all.collections)
    for (const source of sources)
      yield { source, place: { kind: "page", path: collectionPath(slug), title } };
  for (const { slug, term, sources } of all.glossary)
    for (const source of sources) yield { source, place: { kind: "term", slug, term } };

  const page = (path: string, title: string) => ({ kind: "page", path, title }) as const;
  const { ephemeral, lowPorts, browserBlocked, blocks, twins } = all.facts;
  for (const { source } of [...ephemeral, ...lowPorts])
    yield { source, place: page("/ports", "All ports, by range") };
  yield {
    source: browserBlocked.source,
    place: page("/guides/ports-browsers-refuse", "Ports browsers refuse"),
  };
  for (const { from, source } of blocks) yield { source, place: { kind: "port", port: from } };
  for (const { clear, encrypted, source } of twins)
    for (const port of [clear, encrypted]) yield { source, place: { kind: "port", port } };
  for (const { sources } of all.kinds)
    for (const source of sources) yield { source, place: page("/ports", "All ports, by range") };
  for (const { commands } of all.commands)
    for (const { proof } of commands)
      if (proof.how === "reference")
        yield { source: proof.source, place: page("/commands", "Commands that check a port") };
  for (const { title, url } of all.registry.provenance.sources)
    yield { source: { title, url }, place: page("/about", "How we know") };
}

const registryPage = ianaRow(0).replace(/\?.*$/, "");

/** The address of the work that an address leads into: all rows of the registry are one, all sections of an RFC. */
function workUrl(url: string): string {
  if (url.startsWith(registryPage)) return registryPage;
  return url.startsWith("https://www.rfc-editor.org/rfc/") ? url.replace(/#.*$/, "") : url;
}

function titleOf(group: readonly { source: Source }[], url: string): string {
  if (url === registryPage) return "IANA: Service Name and Transport Protocol Port Number Registry";
  const titles = Map.groupBy(
    group.map(({ source: { title } }) =>
      /^RFC \d/.test(title) ? title.replace(/, sections? .*$/, "") : title,
    ),
    (title) => title,
  );
  const [most] = [...titles].sort(
    ([a, many], [b, others]) => others.length - many.length || a.length - b.length,
  );
  return most?.[0] ?? url;
}

function distinct(places: readonly Place[]): Place[] {
  const found = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
  const order = ["port", "guide", "term", "page"];
  return found.sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (a.kind === "port" && b.kind === "port" ? a.port - b.port : 0),
  );
}

/** The titles that several of these works bear: `{"Release notes"}`. */
export const sharedTitles = (works: readonly Work[]): Set<string> =>
  new Set(works.map(({ title }) => title).filter((title, place, all) => all.indexOf(title) !== place));
