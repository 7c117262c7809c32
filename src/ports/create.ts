import type { Registry } from "../registry/types.ts";
import type { Article } from "../schemas/article.ts";
import type { Collection } from "../schemas/collection.ts";
import type { Guide } from "../schemas/guide.ts";
import type { Use } from "../schemas/use.ts";
import { indexCollections, type Collections } from "./collections.ts";
import type { Facts } from "./facts.ts";
import { indexGuides, type Guides } from "./guides.ts";
import { harbours, type Harbours } from "./harbours.ts";
import { isNarrow, kindOf, neighbourCount, rangeOf, type Port, type PortBlock } from "./port.ts";
import { formerNames, groupRegistrations, serviceNames, unauthorizedReports } from "./registrations.ts";
import { relatedPorts, relations } from "./related.ts";

/** Everything a Port is made from. Articles are keyed by port number, guides and collections by the names of their files. */
export interface World {
  registry: Registry;
  facts: Facts;
  articles: ReadonlyMap<number, Article>;
  guides: ReadonlyMap<string, Guide>;
  collections: ReadonlyMap<string, Collection>;
}

/** The ports of the site. */
export interface Ports {
  /** All that the site knows of one port. Throws a RangeError outside 0–65535. */
  get(port: number): Port;
  /** The ports that have a name (registered, used or with an article), ascending. */
  named: Harbours;
  /** The ports with an article, ascending. */
  articles: readonly number[];
  /** The ports with a use or an article, ascending: those that people look for. */
  known: readonly number[];
  guides: Guides;
  collections: Collections;
}

/** Indexes the world once, so that each Port is made in microseconds. */
export function createPorts(world: World): Ports {
  const { registry, facts, articles } = world;
  const usesByPort = Map.groupBy(facts.uses, (use) => use.port);
  const refusedByPort = new Map(facts.browserBlocked.ports.map((row) => [row.port, row]));
  const named = harbours(world, usesByPort);
  const relationIndex = relations(world, named);
  const guides = indexGuides(world.guides, facts);
  const collections = indexCollections(world.collections, facts);

  function get(port: number): Port {
    const range = rangeOf(port);
    const transports = registry.at(port);
    const article = articles.get(port) ?? null;
    const uses = inOrderOf(usesByPort.get(port) ?? [], article?.uses ?? []);
    const names = serviceNames(transports);
    const unauthorized = unauthorizedReports(transports);
    const blocks = blocksOf(port, facts);
    const row = refusedByPort.get(port);
    const { asOf, source } = facts.browserBlocked;
    const refused = row ? { service: row.service, except: row.except ?? [], asOf, source } : null;
    const privileged = facts.lowPorts.filter(
      ({ from, to }) => (from ?? Infinity) <= port && port <= (to ?? -1),
    );

    return {
      number: port,
      range,
      kind: kindOf(port, transports),
      name: named.nameOf(port),
      serviceNames: names,
      formerNames: formerNames(transports),
      transports,
      registrations: groupRegistrations(transports),
      uses,
      ephemeral: facts.ephemeral.filter(({ from, to }) => from <= port && port <= to),
      binding: range === "system" ? facts.lowPorts : [],
      privileged,
      refused,
      unauthorized,
      blocks,
      below: named.below(port, neighbourCount),
      above: named.above(port, neighbourCount),
      gap: named.gapAround(port),
      related: relatedPorts(port, article?.related ?? [], relationIndex),
      guides: guides.of({ number: port, privileged, refused }),
      collections: collections.of(port),
      article,
      indexed:
        article !== null ||
        uses.length > 0 ||
        unauthorized.length > 0 ||
        blocks.some(isNarrow) ||
        transports.some((record) => record.state === "assigned" || record.former.length > 0),
    };
  }

  const ascending = (numbers: Iterable<number>) => [...new Set(numbers)].sort((a, b) => a - b);
  return {
    get,
    named,
    articles: ascending(articles.keys()),
    known: ascending([...articles.keys(), ...usesByPort.keys()]),
    guides,
    collections,
  };
}

function inOrderOf(uses: readonly Use[], order: readonly string[]): Use[] {
  const rank = (use: Use) => (order.indexOf(use.name) + order.length + 1) % (order.length + 1);
  return uses.toSorted((a, b) => rank(a) - rank(b));
}

function blocksOf(port: number, facts: Facts): PortBlock[] {
  return facts.blocks
    .filter(({ from, to }) => from <= port && port <= to)
    .map(({ from, to, name, what, source }) => ({
      name,
      from,
      to,
      what: what.replaceAll("{n}", String(port - from)),
      source,
    }));
}
