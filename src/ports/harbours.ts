import type { Use } from "../schemas/use.ts";
import { isWithheld, leftOut } from "../registry/withheld.ts";
import type { TransportRecord } from "../registry/types.ts";
import type { World } from "./create.ts";
import { coast, type Coast } from "./coast.ts";
import { lastPort } from "./port.ts";
import { serviceNames } from "./registrations.ts";

/** The named ports, in order, and the water between them. */
export interface Harbours extends Coast {
  /** All ports with a use or a service name, whether or not we repeat it; ascending. */
  readonly numbers: readonly number[];
  /** What people call the port: its article's title, its uses, or its service names; null without any. */
  nameOf(port: number): string | null;
}

/** "A", "A and B", "A, B and more". */
function joinUses(uses: readonly Use[]): string | null {
  const [first, second, third] = [...new Set(uses.map(({ name }) => name))];
  if (first === undefined || second === undefined) return first ?? null;
  return third === undefined ? `${first} and ${second}` : `${first}, ${second} and more`;
}

/** The service names; words for one that is withheld; "" for none. */
function registeredName(records: readonly TransportRecord[]): string {
  const withheld = records.some(({ registrations }) => registrations.some(isWithheld));
  return serviceNames(records).join(", ") || (withheld ? leftOut : "");
}

/** Names every port that has a use or a service name, and finds its neighbours by binary search. */
export function harbours(world: World, usesByPort: ReadonlyMap<number, readonly Use[]>): Harbours {
  const names = new Map<number, string>();
  for (let port = 0; port <= lastPort; port++) {
    const name = joinUses(usesByPort.get(port) ?? []) ?? registeredName(world.registry.at(port));
    if (name !== "") names.set(port, name);
  }
  const numbers = [...names.keys()];
  /** Beside another port its likeliest use says enough. */
  const shortNameOf = (port: number) =>
    world.articles.get(port)?.title ?? usesByPort.get(port)?.[0]?.name ?? names.get(port) ?? "";
  const nameOf = (port: number) => world.articles.get(port)?.title ?? names.get(port) ?? null;

  return { numbers, nameOf, ...coast(numbers, shortNameOf) };
}
