import type { Ports } from "../ports/create.ts";
import { lastPort, type Port } from "../ports/port.ts";
import { site } from "../ports/site.ts";
import { standIn } from "./particulars.ts";

/** The ports without a page of their own, sorted by what their pages say. */
export interface Alike {
  /** For the first of all ports that are alike, a port that stands for each of them. */
  standIns: ReadonlyMap<number, Port>;
  /** From which number on, up to the next such, a port without a page is like which one. */
  runs: readonly (readonly [from: number, like: number])[];
}

/** Numbers of the ports without a page of their own, ascending. */
export const withoutPage = ({ get }: Pick<Ports, "get">): number[] =>
  Array.from({ length: lastPort + 1 }, (_, port) => port).filter((port) => !get(port).indexed);

/**
 * Sorts the ports without a page. Those are alike of which the site knows the same in all but the number, the named
 * ports around it and the gap between them.
 */
export function sortAlike(ports: Pick<Ports, "get">): Alike {
  const firsts = new Map<string, number>();
  const standIns = new Map<number, Port>();
  const runs: [from: number, like: number][] = [];
  for (const number of withoutPage(ports)) {
    const port = ports.get(number);
    const { below, above, gap } = port;
    const own = standIn(below.length, above.length);
    const stranger = { ...port, ...own, gap: gap && own.gap };
    const key = JSON.stringify(stranger);
    const like = firsts.get(key) ?? number;
    firsts.set(key, like);
    standIns.set(like, standIns.get(like) ?? stranger);
    if (runs.at(-1)?.[1] !== like) runs.push([number, like]);
  }
  return { standIns, runs };
}

let sorted: { ports: Ports; alike: Alike } | undefined;

/** The site's ports without a page, sorted once. */
export function alike(): Alike {
  const { ports } = site();
  if (sorted?.ports !== ports) sorted = { ports, alike: sortAlike(ports) };
  return sorted.alike;
}
