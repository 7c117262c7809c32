import { randomUUID } from "node:crypto";
import { Unavailable, type Outcome, type Store, type StoredVote } from "../store.ts";
import { decide, portOf } from "./decide.ts";
import { write, type Engine } from "./engine.ts";
import { migrate } from "./migrations.ts";
import { createQueue, type Settled } from "./queue.ts";
import { createRecords } from "./records.ts";
import { addReceipts, findReceipts, findVotes, putVotes } from "./rows.ts";

/** How long whoever asks whether the store is well waits for an answer, in milliseconds. */
const patience = 3000;

/**
 * How long whoever votes waits, in milliseconds: the votes before it and its own, each with a lock or a server that does
 * not answer. Whatever becomes of it later was not acknowledged, and can be sent again.
 */
const longest = 12_000;

/** What a promise gives, or an error when that takes too long. */
async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("it does not answer in time")), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * Writes what nobody will see, and more than a page of it: SQLite leaves a page alone that would not differ, and a full
 * file may have room for little things.
 */
const tryToWrite = (engine: Engine): Promise<void> =>
  write(engine, async (db) => {
    const id = `probe ${randomUUID()}`;
    await addReceipts(db, [
      { id, fingerprint: "-".repeat(16_384), status: "new", reader: "-", createdAt: 0 },
    ]);
    await db.deleteFrom("receipt").where("id", "=", id).execute();
  });

/** Stores a batch, all of it or nothing. */
const storeBatch = (engine: Engine, batch: readonly StoredVote[]): Promise<Outcome[]> =>
  write(engine, async (db) => {
    const receipts = await findReceipts(
      db,
      batch.flatMap(({ id }) => id ?? []),
    );
    const votes = await findVotes(
      db,
      batch.map(({ page, reader }) => ({ port: portOf(page), reader })),
    );
    const decision = decide(batch, { votes, receipts }, Date.now());
    await putVotes(db, decision.votes);
    await addReceipts(db, decision.receipts);
    return decision.outcomes;
  });

/** Stores a batch. Where one vote cannot be stored, it is found by halves, and the others are stored in their order. */
async function settle(engine: Engine, batch: readonly StoredVote[]): Promise<Settled<Outcome>[]> {
  try {
    return (await storeBatch(engine, batch)).map((value) => ({ value }));
  } catch (cause) {
    const half = Math.ceil(batch.length / 2);
    if (batch.length > 1 && engine.isOfOne(cause))
      return [...(await settle(engine, batch.slice(0, half))), ...(await settle(engine, batch.slice(half)))];
    const error = engine.explain(cause);
    return batch.map(() => ({ error }));
  }
}

/**
 * A store on a database that is brought up to date first.
 * @throws an Error that names the place and the mend; the database is closed then.
 */
export async function openStore(engine: Engine): Promise<Store> {
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close().catch(() => undefined);
    throw engine.explain(error);
  }

  const records = createRecords(engine);
  let failing = false;
  let storing: Promise<readonly Settled<Outcome>[]> | undefined;
  let probing: Promise<void> | undefined;
  let closed: Promise<void> | undefined;

  const refuse = (error: unknown): never => {
    throw error instanceof Unavailable ? error : engine.explain(error);
  };
  const assertOpen = () => {
    if (closed) throw new Unavailable("The store of ratings is closed.");
  };

  /** The same function, whose errors say the place and the mend. */
  const explain =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      assertOpen();
      return work(...args).catch(refuse);
    };
  const explainEach = <T>(rows: () => AsyncIterable<T>) =>
    async function* each(): AsyncGenerator<T, void> {
      assertOpen();
      try {
        yield* rows();
      } catch (error) {
        refuse(error);
      }
    };

  const storeAll = async (batch: readonly StoredVote[]) => {
    const settled = await settle(engine, batch);
    failing = settled.every((one) => "error" in one);
    return settled;
  };
  const queue = createQueue<StoredVote, Outcome>((batch) => {
    const work = storeAll(batch).finally(() => (storing = undefined));
    storing = work;
    return work;
  });

  /**
   * Reading shows nothing while the disk is full or may only be read; so after a failure we write, or wait for votes that
   * are being written, because these would otherwise wait for us.
   */
  const probe = async () => {
    if (!failing) return void (await engine.writer.selectFrom("migration").select("step").execute());
    if (!storing) {
      await tryToWrite(engine);
      failing = false;
      return;
    }
    const failed = (await storing).find((one) => "error" in one);
    if (failing && failed) throw (failed.error as Error).cause;
  };

  /** A disk or a network that hangs does not keep the process alive. */
  const close = async () => {
    await within(queue.close(), 3 * patience).catch(() => undefined);
    await within(engine.close(), 3 * patience);
  };

  return {
    save: explain((vote: StoredVote) => within(queue.add(vote), longest)),
    // However many ask at the same time, the database is asked once.
    check: explain(() => within((probing ??= probe().finally(() => (probing = undefined))), patience)),
    close: () => (closed ??= close()),

    byPort: explain(records.byPort),
    byDay: explain(records.byDay),
    remarks: explain(records.remarks),
    handle: explain(records.handle),
    merge: explain(records.merge),
    mergeReceipts: explain(records.mergeReceipts),
    all: explainEach(records.all),
    receipts: explainEach(records.receipts),
  };
}
