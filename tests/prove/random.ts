/** Numbers that only look random, so that a run can be repeated from its seed. */
export interface Random {
  /** From 0 up to, but without, 1. */
  (): number;
  /** A whole number from 0 up to, but without, the limit. */
  below(limit: number): number;
  /** A UUID of version 4. */
  uuid(): string;
  /** One of a list. */
  pick<T>(list: readonly T[]): T;
}

/** A source of numbers from a seed (Mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join("");
  return Object.assign(next, {
    below,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab"[below(4)]}${hex(3)}-${hex(12)}`,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
  });
}
