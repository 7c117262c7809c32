import type { Ports } from "../ports/create.ts";
import { kinds, lastPort, type Kind } from "../ports/port.ts";

/** How many ports of a stretch are of each kind, and how many of them have an article. */
export type Tally = Record<Kind | "article", number>;

/** What the chart is drawn from. */
export interface Picture {
  /** The kind of every port, by number. */
  kinds: readonly Kind[];
  /** The ports of a kind, ascending. */
  of(kind: Kind): number[];
  /** The ports with an article, ascending. */
  articles: readonly number[];
  /** Counts a stretch, both ends included. */
  tally(from: number, to: number): Tally;
}

const made = new WeakMap<Ports, Picture>();

/** The chart's picture of the site's ports; made once for each set, because it asks for all 65,536. */
export function pictureOf(ports: Ports): Picture {
  const known = made.get(ports) ?? draw(ports);
  made.set(ports, known);
  return known;
}

function draw(ports: Ports): Picture {
  const all = Array.from({ length: lastPort + 1 }, (_, port) => ports.get(port).kind);
  const { articles } = ports;
  const count = (from: number, to: number, kind: Kind) => {
    let sum = 0;
    for (let port = from; port <= to; port++) if (all[port] === kind) sum++;
    return sum;
  };
  return {
    kinds: all,
    of: (kind) => all.flatMap((one, port) => (one === kind ? [port] : [])),
    articles,
    tally(from, to) {
      const [assigned, reserved, unassigned, dynamic] = kinds.map((kind) => count(from, to, kind));
      return {
        assigned: assigned ?? 0,
        reserved: reserved ?? 0,
        unassigned: unassigned ?? 0,
        dynamic: dynamic ?? 0,
        article: articles.filter((port) => from <= port && port <= to).length,
      };
    },
  };
}
