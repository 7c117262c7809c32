import { sql, type ExpressionBuilder } from "kysely";
import type { FeedbackRecords, KeptVote, VoteFilter } from "../records.ts";
import { ratings } from "../terms.ts";
import { decideMerge } from "./decide.ts";
import { write, type Engine } from "./engine.ts";
import { addReceipts, findReceipts, findVotes, putVotes, receiptColumns, voteColumns } from "./rows.ts";
import type { Database, Tables } from "./tables.ts";

const day = 24 * 60 * 60 * 1000;

/** How many rows are read or written at once. */
const piece = 500;

type Votes = ExpressionBuilder<Tables, "vote">;

const matches =
  ({ port, from, to }: VoteFilter) =>
  ({ and, eb }: Votes) =>
    and([
      ...(port === undefined ? [] : [eb("port", "=", port)]),
      ...(from === undefined ? [] : [eb("changed_at", ">=", from)]),
      ...(to === undefined ? [] : [eb("changed_at", "<", to)]),
    ]);

const counts = ({ fn }: Votes) =>
  ratings.map((rating) => fn.countAll<number>().filterWhere("rating", "=", rating).as(rating));

/** All rows of a query in pieces, of one moment. The reader's transaction ends when the caller stops, too. */
async function* pieces<Row>(
  reader: Database,
  next: (db: Database, last: Row | undefined) => Promise<Row[]>,
): AsyncGenerator<Row, void> {
  const moment = await reader
    .startTransaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute();
  try {
    let rows = await next(moment, undefined);
    while (rows.length > 0) {
      yield* rows;
      rows = rows.length < piece ? [] : await next(moment, rows.at(-1));
    }
  } finally {
    await moment.rollback().execute();
  }
}

const inPieces = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / piece) }, (_, index) =>
    all.slice(index * piece, (index + 1) * piece),
  );

/** What authors ask of a database. */
export function createRecords(engine: Engine): FeedbackRecords {
  const { reader, writer } = engine;

  return {
    byPort: (filter) =>
      reader
        .selectFrom("vote")
        .where(matches(filter))
        .select("port")
        .select(counts)
        .groupBy("port")
        .orderBy("port")
        .execute(),

    async byDay(filter) {
      // Both engines divide whole numbers to a whole number.
      const number = sql<number>`changed_at / ${sql.lit(day)}`;
      const rows = await reader
        .selectFrom("vote")
        .where(matches(filter))
        .select(number.as("number"))
        .select(counts)
        .groupBy(number)
        .orderBy(number)
        .execute();
      return rows.map(({ number: days, ...count }) => ({
        day: new Date(days * day).toISOString().slice(0, 10),
        ...count,
      }));
    },

    remarks: ({ handled, limit, ...filter }) =>
      reader
        .selectFrom("vote")
        .select(voteColumns)
        .where(matches(filter))
        .where(({ or, eb }) => or([eb("reason", "is not", null), eb("comment", "is not", null)]))
        .$if(handled !== undefined, (query) => query.where("handled_at", handled ? "is not" : "is", null))
        .orderBy("changed_at", "desc")
        .orderBy("port")
        .orderBy("reader")
        .limit(limit)
        .execute(),

    async handle({ port, reader: who, changedAt }, handled) {
      const { numUpdatedRows } = await writer
        .updateTable("vote")
        .set({ handled_at: handled ? sql`coalesce(handled_at, ${Date.now()})` : null })
        .where("port", "=", port)
        .where("reader", "=", who)
        .$if(changedAt !== undefined, (query) => query.where("changed_at", "=", changedAt ?? 0))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    all: () =>
      pieces<KeptVote>(reader, (db, last) =>
        db
          .selectFrom("vote")
          .select(voteColumns)
          .$if(last !== undefined, (query) =>
            query.where(sql<boolean>`(port, reader) > (${last?.port}, ${last?.reader})`),
          )
          .orderBy("port")
          .orderBy("reader")
          .limit(piece)
          .execute(),
      ),

    async merge(votes) {
      const sum = { added: 0, changed: 0, same: 0 };
      for (const some of inPieces(votes)) {
        const merged = await write(engine, async (db) => {
          const decision = decideMerge(some, await findVotes(db, engine.pieces, some));
          await putVotes(db, engine.pieces, decision.votes);
          return decision;
        });
        sum.added += merged.added;
        sum.changed += merged.changed;
        sum.same += merged.same;
      }
      return sum;
    },

    receipts: () =>
      pieces(reader, (db, last) =>
        db
          .selectFrom("receipt")
          .select(receiptColumns)
          .$if(last !== undefined, (query) => query.where("id", ">", last?.id ?? ""))
          .orderBy("id")
          .limit(piece)
          .execute(),
      ),

    async mergeReceipts(receipts) {
      let added = 0;
      for (const some of inPieces(receipts))
        added += await write(engine, async (db) => {
          const known = await findReceipts(
            db,
            engine.pieces,
            some.map(({ id }) => id),
          );
          const fresh = new Map(
            some.filter(({ id }) => !known.has(id)).map((receipt) => [receipt.id, receipt]),
          );
          await addReceipts(db, engine.pieces, [...fresh.values()]);
          return fresh.size;
        });
      return { added, same: receipts.length - added };
    },
  };
}
