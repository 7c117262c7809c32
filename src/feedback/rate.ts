import { LRUCache } from "lru-cache";

const minute = 60_000;

/** How many networks are remembered; the one that was quiet for longest goes first. */
const networks = 20_000;

/**
 * A limit for each key: a bucket that holds as much as a minute allows and fills evenly.
 * @param perMinute how much a minute allows; 0 is no limit
 * @param now the time in milliseconds
 * @returns a function that takes one from a key's bucket and says how many seconds to wait; 0 means go on
 */
export function createRateLimit(perMinute: number, now: () => number = Date.now): (key: string) => number {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: networks });
  if (perMinute === 0) return () => 0;

  return (key) => {
    const time = now();
    const bucket = buckets.get(key) ?? { left: perMinute, at: time };
    const left = Math.min(perMinute, bucket.left + ((time - bucket.at) * perMinute) / minute);
    const taken = left >= 1 ? left - 1 : left;
    buckets.set(key, { left: taken, at: time });
    return left >= 1 ? 0 : Math.max(1, Math.ceil(((1 - left) * minute) / perMinute / 1000));
  };
}
