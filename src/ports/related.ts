import type { World } from "./create.ts";
import type { Harbours } from "./harbours.ts";
import { lastPort, type Related, type Relation } from "./port.ts";
import { serviceNames } from "./registrations.ts";

/** At most this many related ports on a page. */
export const relatedLimit = 8;

/** For each port, the ports that belong with it, and why. */
export interface RelationIndex {
  of(port: number): readonly { port: number; relation: Relation }[];
  named: Harbours;
}

/**
 * Twins, the same product on other ports, the same service name on other ports.
 * Service names that a range spreads over more than `relatedLimit` ports are left out: their block says it better.
 */
export function relations(world: World, named: Harbours): RelationIndex {
  const byPort = new Map<number, { port: number; relation: Relation }[]>();
  const add = (from: number, port: number, relation: Relation) => {
    if (from === port) return;
    const list = byPort.get(from) ?? [];
    if (!list.some((entry) => entry.port === port)) list.push({ port, relation });
    byPort.set(from, list);
  };

  for (const { clear, encrypted } of world.facts.twins) {
    add(clear, encrypted, "encrypted twin");
    add(encrypted, clear, "cleartext twin");
  }

  const groups: [Relation, Iterable<ReadonlySet<number>>][] = [
    ["same product", portsBy(world.facts.uses.map(({ name, port }) => [name, port]))],
    ["same service", portsBy(servicePairs(world))],
  ];
  for (const [relation, sets] of groups)
    for (const set of sets)
      if (set.size <= relatedLimit) for (const from of set) for (const to of set) add(from, to, relation);

  return { of: (port) => byPort.get(port) ?? [], named };
}

/** The author's own choice first, then what the index knows; each port once. */
export function relatedPorts(port: number, chosen: readonly number[], index: RelationIndex): Related[] {
  const known = index.of(port);
  const first = chosen.map((other) => known.find((entry) => entry.port === other) ?? seeAlso(other));
  const rest = known.filter((entry) => !chosen.includes(entry.port));
  return [...first, ...rest]
    .slice(0, relatedLimit)
    .map((entry) => ({ ...entry, name: index.named.nameOf(entry.port) ?? "unassigned" }));
}

const seeAlso = (port: number): { port: number; relation: Relation } => ({ port, relation: "see also" });

function portsBy(pairs: Iterable<readonly [string, number]>): Iterable<Set<number>> {
  const sets = new Map<string, Set<number>>();
  for (const [name, port] of pairs) sets.set(name, (sets.get(name) ?? new Set()).add(port));
  return sets.values();
}

function* servicePairs({ registry }: World): Iterable<readonly [string, number]> {
  for (let port = 0; port <= lastPort; port++)
    for (const name of serviceNames(registry.at(port))) yield [name, port];
}
