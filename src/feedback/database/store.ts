import { Unavailable, type Outcome, type Store, type StoredVote } from "../store.ts";
import type { Core } from "./core.ts";
import { createQueue } from "./queue.ts";

/** How long whoever asks whether the store is well waits for an answer, in milliseconds. */
const patience = 3000;

/**
 * How long whoever votes waits, in milliseconds: the votes before it and its own, each with a lock or a server that does
 * not answer. Whatever becomes of it later was not acknowledged, and can be sent again.
 */
const longest = 12_000;

/** A store that gathers votes, and lets nobody wait for ever; the rest it leaves to the core. */
export function createStore(core: Core): Store {
  const queue = createQueue<StoredVote, Outcome>(async (batch) => {
    const settled = await core.settle(batch);
    return settled.map((one) =>
      "value" in one ? one : { error: new Unavailable(one.refused), outage: one.outage },
    );
  });
  let probing: Promise<void> | undefined;
  let closed: Promise<void> | undefined;

  /** What a promise gives, or an error when that takes too long. */
  const within = async <T>(promise: Promise<T>, milliseconds: number): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Unavailable(`${core.place}: it does not answer in time`)),
        milliseconds,
      );
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  };

  const assertOpen = () => {
    if (closed) throw new Unavailable("The store of ratings is closed.");
  };
  const whileOpen =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      assertOpen();
      return work(...args);
    };
  const eachWhileOpen = <T>(rows: () => AsyncIterable<T>) =>
    async function* each(): AsyncGenerator<T, void> {
      assertOpen();
      yield* rows();
    };

  /** A disk or a network that hangs does not keep the process alive. */
  const close = async () => {
    await within(queue.close(), 3 * patience).catch(() => undefined);
    await within(core.close(), 3 * patience);
  };

  return {
    save: whileOpen((vote: StoredVote) => within(queue.add(vote), longest)),
    // However many ask at the same time, the database is asked once.
    check: whileOpen(() => within((probing ??= core.check().finally(() => (probing = undefined))), patience)),
    close: () => (closed ??= close()),

    byPort: whileOpen(core.byPort),
    byDay: whileOpen(core.byDay),
    remarks: whileOpen(core.remarks),
    handle: whileOpen(core.handle),
    merge: whileOpen(core.merge),
    mergeReceipts: whileOpen(core.mergeReceipts),
    all: eachWhileOpen(core.all),
    receipts: eachWhileOpen(core.receipts),
  };
}
