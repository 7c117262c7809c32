import { easeOf } from "./ease.ts";
import type { PickerFacts } from "./file.ts";
import { atOnce, type Steps } from "../steps.ts";
import { lastPort, type Wish } from "./wish.ts";

/** Parts that the fitting numbers are cut into, so that suggestions are spread. */
const parts = 12;

/** Numbers beyond this many away add nothing: the products that climb from their own port stop before. */
const farEnough = 128;

/** How many numbers lie between a run and the nearest number that is taken on any transport; 0 when it is one. */
export function distanceToTaken(taken: readonly number[], from: number, to = from): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((taken[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  const above = taken[low] ?? Infinity;
  const below = taken[low - 1] ?? -Infinity;
  return above <= to ? 0 : Math.min(above - to, from - below);
}

/**
 * How good a run (or one number) is, 0 to 2: easy to keep in mind, and far from its neighbours. Far counts because a
 * product whose port is busy takes the next one (Elasticsearch, Spark), others count up from theirs (VNC, SAP), and a
 * slip of a finger lands next door. It counts by its logarithm: from 2 to 4 says as much as from 32 to 64.
 */
export function scoreOf(facts: PickerFacts, from: number, to = from): number {
  const distance = Math.min(farEnough, distanceToTaken(facts.taken, from, to));
  return easeOf(from, to - from + 1).worth + Math.log2(1 + distance) / Math.log2(1 + farEnough);
}

/** So many numbers get their score in one step; the first of them while the code is still slow. */
const scored = 256;

/** The best first, the lower of equals; windows of a run that overlap a better one come after all that do not. */
function* ranked(starts: readonly number[], facts: PickerFacts, length: number): Steps<number[]> {
  // Many numbers share few scores: to sort those is ten times as fast as to sort the numbers.
  const byScore = new Map<number, number[]>();
  for (const [index, start] of starts.entries()) {
    const score = scoreOf(facts, start, start + length - 1);
    const equals = byScore.get(score);
    if (equals) equals.push(start);
    else byScore.set(score, [start]);
    if (index % scored === 0) yield;
  }
  const best = [...byScore.keys()].sort((a, b) => b - a).flatMap((score) => byScore.get(score) ?? []);
  if (length === 1) return best;
  // Two windows of one length overlap where one end of the second lies in the first.
  const covered = new Uint8Array(lastPort + 1);
  const overlapping: number[] = [];
  const apart = best.filter((start) => {
    if (covered[start] === 1 || covered[start + length - 1] === 1) {
      overlapping.push(start);
      return false;
    }
    covered.fill(1, start, start + length);
    return true;
  });
  return [...apart, ...overlapping];
}

/**
 * All that fits, in the order in which it is suggested. The fitting numbers are cut into parts of equal size; each
 * part gives its best, then each its second best, and so on, the part with the best number first. So suggestions are
 * good and spread, none comes twice, and the same wish always gives the same.
 * @param starts the fitting numbers, ascending (`fitting`).
 */
export const orderOf = (starts: readonly number[], facts: PickerFacts, wish: Wish): number[] =>
  atOnce(orderInSteps(starts, facts, wish));

/** The same (`orderOf`), in steps. */
export function* orderInSteps(starts: readonly number[], facts: PickerFacts, wish: Wish): Steps<number[]> {
  const length = wish.run ? wish.count : 1;
  const amount = Math.min(starts.length, Math.max(parts, wish.run ? 1 : wish.count));
  const cuts = Array.from({ length: amount }, (_, part) =>
    starts.slice(
      Math.floor((part * starts.length) / amount),
      Math.floor(((part + 1) * starts.length) / amount),
    ),
  );
  const all: number[][] = [];
  for (const cut of cuts) all.push(yield* ranked(cut, facts, length));
  const queues = all.sort(
    ([a = 0], [b = 0]) => scoreOf(facts, b, b + length - 1) - scoreOf(facts, a, a + length - 1),
  );
  const rounds = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: rounds }, (_, round) => queues.flatMap((queue) => queue[round] ?? [])).flat();
}

/**
 * The suggestion of one seed: as many ports as the wish wants, ascending; null when too few fit.
 * @param order as `orderOf` gives it; seeds beyond its end begin again.
 */
export function suggestion(order: readonly number[], wish: Wish, seed = wish.seed): number[] | null {
  const { count, run } = wish;
  const [first] = order;
  if (first === undefined || (!run && order.length < count)) return null;
  if (run) {
    const start = order[seed % order.length] ?? first;
    return Array.from({ length: count }, (_, index) => start + index);
  }
  return Array.from(
    { length: count },
    (_, index) => order[(seed * count + index) % order.length] ?? first,
  ).sort((a, b) => a - b);
}
