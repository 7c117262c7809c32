import { setTimeout } from "node:timers/promises";
import type { Transaction } from "kysely";
import type { Pieces } from "./pieces.ts";
import type { Database, Tables } from "./tables.ts";

/** One kind of database; all that differs between SQLite and PostgreSQL. */
export interface Engine {
  /** How its errors begin: what cannot be done and where. */
  place: string;
  /** Writes, and reads what it is about to write. Its transactions see one moment and lock what they change. */
  writer: Database;
  /** Reads for authors, which may take long; never in the way of the writer. */
  reader: Database;
  /** Where it writes CREATE TABLE differently: the type of a time in milliseconds, and what ends a table. */
  words: { time: string; plain: string; keyed: string };
  /** How many rows a statement takes. */
  pieces: Pieces;
  /** Whether another server was faster, so that the same again will see what that one has done. */
  isRace(error: unknown): boolean;
  /** Whether the fault lies in what was to be stored, so that the rest of a batch may still be stored. */
  isOfOne(error: unknown): boolean;
  /** The error with the place and the mend, and nothing of what was to be stored. */
  explain(error: unknown): Error;
  close(): Promise<void>;
}

/** How often a transaction is tried before somebody else's votes were faster once too often. */
const attempts = 12;

/**
 * Runs a transaction of one moment, again when another server was faster; what it does must depend on the database
 * alone.
 */
export async function write<T>(
  engine: Pick<Engine, "writer" | "isRace">,
  work: (db: Transaction<Tables>) => Promise<T>,
  attempt = 1,
): Promise<T> {
  try {
    // Of one moment: a row that came or changed since is a race and never overlooked.
    return await engine.writer.transaction().setIsolationLevel("repeatable read").execute(work);
  } catch (error) {
    if (attempt === attempts || !engine.isRace(error)) throw error;
    await setTimeout(Math.random() * 10 * attempt);
    return write(engine, work, attempt + 1);
  }
}
