import { randomUUID } from "node:crypto";
import type { FeedbackRecords } from "../records.ts";
import { Unavailable, type Outcome, type StoredVote } from "../store.ts";
import { decide, portOf } from "./decide.ts";
import { write, type Engine } from "./engine.ts";
import { migrate } from "./migrations.ts";
import { createRecords } from "./records.ts";
import { addReceipts, findReceipts, findVotes, putVotes } from "./rows.ts";

/** What became of one vote of a batch: its outcome, or why it was not stored; in an outage no other would be either. */
export type Settled = { value: Outcome } | { refused: string; outage: boolean };

/** What works on the database itself; in a thread of its own, see `thread.ts`. */
export interface Core extends FeedbackRecords {
  /** Where the database is, such as "Ratings cannot be kept in FILE", for errors. */
  readonly place: string;
  /** Stores votes together, and says of each what became of it. Never rejects. */
  settle(batch: readonly StoredVote[]): Promise<Settled[]>;
  /** Fulfilled when the database answers; after a failure, when it can be written. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Writes what nobody will see, and more than a page of it: SQLite leaves a page alone that would not differ, and a full
 * file may have room for little things.
 */
const tryToWrite = (engine: Engine): Promise<void> =>
  write(engine, async (db) => {
    const id = `probe ${randomUUID()}`;
    await addReceipts(db, engine.pieces, [
      { id, fingerprint: "-".repeat(16_384), status: "new", reader: "-", createdAt: 0 },
    ]);
    await db.deleteFrom("receipt").where("id", "=", id).execute();
  });

/** Stores a batch, all of it or nothing. */
const storeBatch = (engine: Engine, batch: readonly StoredVote[]): Promise<Outcome[]> =>
  write(engine, async (db) => {
    const receipts = await findReceipts(
      db,
      engine.pieces,
      batch.flatMap(({ id }) => id ?? []),
    );
    const votes = await findVotes(
      db,
      engine.pieces,
      batch.map(({ page, reader }) => ({ port: portOf(page), reader })),
    );
    const decision = decide(batch, { votes, receipts }, Date.now());
    await putVotes(db, engine.pieces, decision.votes);
    await addReceipts(db, engine.pieces, decision.receipts);
    return decision.outcomes;
  });

/** Stores a batch. Where one vote cannot be stored, it is found by halves, and the others are stored in their order. */
async function settle(engine: Engine, batch: readonly StoredVote[]): Promise<Settled[]> {
  try {
    return (await storeBatch(engine, batch)).map((value) => ({ value }));
  } catch (cause) {
    const half = Math.ceil(batch.length / 2);
    const outage = !engine.isOfOne(cause);
    if (batch.length > 1 && !outage)
      return [...(await settle(engine, batch.slice(0, half))), ...(await settle(engine, batch.slice(half)))];
    const refused = engine.explain(cause).message;
    return batch.map(() => ({ refused, outage }));
  }
}

/**
 * Brings a database up to date and works on it.
 * @throws an Error that names the place and the mend; the database is closed then.
 */
export async function openCore(engine: Engine): Promise<Core> {
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close().catch(() => undefined);
    throw engine.explain(error);
  }

  const records = createRecords(engine);
  let failing = false;
  let storing: Promise<Settled[]> | undefined;

  const refuse = (error: unknown): never => {
    throw error instanceof Unavailable ? error : engine.explain(error);
  };
  /** The same function, whose errors say the place and the mend. */
  const explain =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> =>
      work(...args).catch(refuse);
  const explainEach = <T>(rows: () => AsyncIterable<T>) =>
    async function* each(): AsyncGenerator<T, void> {
      try {
        yield* rows();
      } catch (error) {
        refuse(error);
      }
    };

  const settleAll = async (batch: readonly StoredVote[]) => {
    const settled = await settle(engine, batch);
    failing = settled.some((one) => "refused" in one && one.outage);
    return settled;
  };

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
    const failed = (await storing).find((one) => "refused" in one && one.outage);
    if (failed && "refused" in failed) throw new Unavailable(failed.refused);
  };

  return {
    place: engine.place,
    settle: (batch) => (storing = settleAll(batch).finally(() => (storing = undefined))),
    check: explain(probe),
    close: () => engine.close(),

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
