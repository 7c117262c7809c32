import { sql } from "kysely";
import type { KeptVote, Receipt } from "../records.ts";
import { keyOf } from "./decide.ts";
import type { Pieces } from "./pieces.ts";
import type { Database } from "./tables.ts";

/** The columns of a vote under the names that the rest of the code uses. */
export const voteColumns = [
  "port",
  "reader",
  "rating",
  "reason",
  "comment",
  "created_at as createdAt",
  "changed_at as changedAt",
  "handled_at as handledAt",
] as const;

/** The columns of a receipt. */
export const receiptColumns = ["id", "fingerprint", "status", "reader", "created_at as createdAt"] as const;

/** The votes of these readers on these ports, by {@link keyOf}. */
export async function findVotes(
  db: Database,
  pieces: Pieces,
  keys: readonly Pick<KeptVote, "port" | "reader">[],
): Promise<Map<string, KeptVote>> {
  const found = new Map<string, KeptVote>();
  for (const some of pieces(keys)) {
    // PostgreSQL takes a parameter in VALUES for text where nothing says otherwise.
    const wanted = sql.join(some.map(({ port, reader }) => sql`(cast(${port} as integer), ${reader})`));
    const votes = await db
      .selectFrom("vote")
      .select(voteColumns)
      .where(sql<boolean>`(port, reader) in (values ${wanted})`)
      .execute();
    for (const vote of votes) found.set(keyOf(vote), vote);
  }
  return found;
}

/** The receipts with these ids. */
export async function findReceipts(
  db: Database,
  pieces: Pieces,
  ids: readonly string[],
): Promise<Map<string, Receipt>> {
  const found = new Map<string, Receipt>();
  for (const some of pieces(ids)) {
    const receipts = await db.selectFrom("receipt").select(receiptColumns).where("id", "in", some).execute();
    for (const receipt of receipts) found.set(receipt.id, receipt);
  }
  return found;
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Stores votes, each in the place of what that reader said of that port before. All servers lock rows in the same order,
 * so that none waits for one that waits for it.
 */
export async function putVotes(db: Database, pieces: Pieces, votes: readonly KeptVote[]): Promise<void> {
  const rows = votes
    .toSorted((one, other) => one.port - other.port || compare(one.reader, other.reader))
    .map(({ createdAt, changedAt, handledAt, ...vote }) => ({
      ...vote,
      created_at: createdAt,
      changed_at: changedAt,
      handled_at: handledAt,
    }));
  for (const some of pieces(rows))
    await db
      .insertInto("vote")
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(["port", "reader"]).doUpdateSet(({ ref }) => ({
          rating: ref("excluded.rating"),
          reason: ref("excluded.reason"),
          comment: ref("excluded.comment"),
          created_at: ref("excluded.created_at"),
          changed_at: ref("excluded.changed_at"),
          handled_at: ref("excluded.handled_at"),
        })),
      )
      .execute();
}

/** Stores receipts that are not there yet. */
export async function addReceipts(db: Database, pieces: Pieces, receipts: readonly Receipt[]): Promise<void> {
  const rows = receipts
    .toSorted((one, other) => compare(one.id, other.id))
    .map(({ createdAt, ...receipt }) => ({ ...receipt, created_at: createdAt }));
  for (const some of pieces(rows)) await db.insertInto("receipt").values(some).execute();
}
