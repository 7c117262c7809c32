import { Unavailable } from "../store.ts";

/** What became of one item of a batch. In an outage no other item could have been stored either. */
export type Settled<Result> = { value: Result } | { error: unknown; outage?: boolean };

/** Items that wait to be stored together. */
export interface Queue<Item, Result> {
  /** Fulfilled when the item's batch is stored. Refused at once when too many wait or the queue is closed. */
  add(item: Item): Promise<Result>;
  /** Takes no more, and is fulfilled when all that was taken is settled. */
  close(): Promise<void>;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Stores one batch at a time: all that came while the last one was under way, in the order in which it came. So one
 * write to the disk serves many, and a single item never waits for others.
 * @param settle stores a batch; never rejects
 * @param most how many items a batch may have
 * @param room how many items may wait
 */
export function createQueue<Item, Result>(
  settle: (batch: readonly Item[]) => Promise<Settled<Result>[]>,
  { most = 256, room = 4096 }: { most?: number; room?: number } = {},
): Queue<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let running: Promise<void> | undefined;
  let closed = false;

  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      const settled = await settle(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const one = settled[index];
        if (one && "value" in one) resolve(one.value);
        else reject(one?.error);
      }
      // Whoever has waited for the outage to show need not wait for the next attempt, too.
      const out = settled.find((one) => "error" in one && one.outage);
      if (out && "error" in out) for (const { reject } of waiting.splice(0)) reject(out.error);
    }
    running = undefined;
  };

  return {
    add(item) {
      if (closed) return Promise.reject(new Unavailable("The store of ratings is closed."));
      if (waiting.length >= room)
        return Promise.reject(new Unavailable("Too many ratings wait to be stored.", { retryAfter: 1 }));
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        // What arrives in the same turn of the event loop is one batch.
        running ??= new Promise((next) => setImmediate(next)).then(run);
      });
    },
    async close() {
      closed = true;
      await running;
    },
  };
}
