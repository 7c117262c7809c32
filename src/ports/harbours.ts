import type { Use } from "../schemas/use.ts";
import type { World } from "./create.ts";
import { lastPort, type Neighbour } from "./port.ts";
import { serviceNames } from "./registrations.ts";

/** The named ports, in order, and the water between them. */
export interface Harbours {
  /** All ports with a use or a service name, ascending. */
  readonly numbers: readonly number[];
  /** What people call the port: its article's title, its uses, or its service names; null without any. */
  nameOf(port: number): string | null;
  /** The `count` nearest named ports below, nearest first. */
  below(port: number, count: number): Neighbour[];
  /** The `count` nearest named ports above, nearest first. */
  above(port: number, count: number): Neighbour[];
  /** The run of unnamed numbers around an unnamed port; null when it has a name. */
  gapAround(port: number): { from: number; to: number; size: number } | null;
}

/** "A", "A and B", "A, B and more". */
function joinUses(uses: readonly Use[]): string | null {
  const [first, second, third] = [...new Set(uses.map(({ name }) => name))];
  if (first === undefined || second === undefined) return first ?? null;
  return third === undefined ? `${first} and ${second}` : `${first}, ${second} and more`;
}

/** Names every port that has a use or a service name, and finds its neighbours by binary search. */
export function harbours(world: World, usesByPort: ReadonlyMap<number, readonly Use[]>): Harbours {
  const names = new Map<number, string>();
  for (let port = 0; port <= lastPort; port++) {
    const name = joinUses(usesByPort.get(port) ?? []) ?? serviceNames(world.registry.at(port)).join(", ");
    if (name !== "") names.set(port, name);
  }
  const numbers = [...names.keys()];
  /** Beside another port its likeliest use says enough. */
  const shortNameOf = (port: number) =>
    world.articles.get(port)?.title ?? usesByPort.get(port)?.[0]?.name ?? names.get(port) ?? "";
  const nameOf = (port: number) => world.articles.get(port)?.title ?? names.get(port) ?? null;

  /** Index of the first named port that is not below `port`. */
  function lowerBound(port: number): number {
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[middle] ?? Infinity) < port) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  const neighbour = (from: number) => (port: number) => ({
    port,
    name: shortNameOf(port),
    between: Math.abs(port - from) - 1,
  });

  return {
    numbers,
    nameOf,
    below(port, count) {
      const end = lowerBound(port);
      return numbers
        .slice(Math.max(0, end - count), end)
        .reverse()
        .map(neighbour(port));
    },
    above(port, count) {
      const start = lowerBound(port + 1);
      return numbers.slice(start, start + count).map(neighbour(port));
    },
    gapAround(port) {
      if (names.has(port)) return null;
      const index = lowerBound(port);
      const from = (numbers[index - 1] ?? -1) + 1;
      const to = (numbers[index] ?? lastPort + 1) - 1;
      return { from, to, size: to - from + 1 };
    },
  };
}
