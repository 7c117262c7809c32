import { lastPort, type Neighbour } from "./port.ts";

/** A run of numbers without a name, and how many they are. */
export interface Gap {
  from: number;
  to: number;
  size: number;
}

/** The named ports around a number, by binary search. */
export interface Coast {
  /** The `count` nearest named ports below, nearest first. */
  below(port: number, count: number): Neighbour[];
  /** The `count` nearest named ports above, nearest first. */
  above(port: number, count: number): Neighbour[];
  /** The run of unnamed numbers around an unnamed port; null when it has a name. */
  gapAround(port: number): Gap | null;
}

/**
 * The coast along named ports.
 * @param numbers the named ports, ascending; a part of them does where it has all that are asked for
 */
export function coast(numbers: readonly number[], nameOf: (port: number) => string): Coast {
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
    name: nameOf(port),
    between: Math.abs(port - from) - 1,
  });

  return {
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
      const index = lowerBound(port);
      if (numbers[index] === port) return null;
      const from = (numbers[index - 1] ?? -1) + 1;
      const to = (numbers[index] ?? lastPort + 1) - 1;
      return { from, to, size: to - from + 1 };
    },
  };
}
