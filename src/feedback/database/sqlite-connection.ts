import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { LRUCache } from "lru-cache";

/** How a file is opened. */
export interface Opening {
  file: string;
  /** How long to wait for another process that writes to the file, in milliseconds. */
  patience: number;
  /** The most pages that the file may have (`pragma max_page_count`); absent: no limit but the disk's. */
  maxPages?: number | undefined;
  readOnly: boolean;
}

/** An open file. Its functions wait for the disk, and for other processes, so they belong into a thread of their own. */
export interface Connection {
  run(sql: string, parameters?: readonly unknown[]): { rows: unknown[]; changes: number };
  close(): void;
}

/** How long SQLite itself waits for another process, in milliseconds; it asks less and less often. */
const nap = 40;

const isBusy = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;

/** Tries again while another process keeps the file locked, at most for our patience. */
function whenFree<T>(patience: number, work: () => T): T {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || Date.now() >= until) throw error;
      // Turning on the log does not wait at all.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

/** Every commit reaches the disk before the vote is acknowledged; readers and one writer do not wait for each other. */
function configure(db: DatabaseSync, { patience, maxPages }: Opening) {
  whenFree(patience, () => db.exec("pragma journal_mode = wal"));
  // A Mac's disk keeps what it was told to sync unless it is told twice.
  db.exec("pragma synchronous = full; pragma fullfsync = on; pragma checkpoint_fullfsync = on");
  const journal = db.prepare("pragma journal_mode").get()?.["journal_mode"];
  const synchronous = db.prepare("pragma synchronous").get()?.["synchronous"];
  if (journal !== "wal" || synchronous !== 2)
    throw new Error("its disk does not allow a write-ahead log: set DATABASE_URL to a file on a local disk");
  if (maxPages !== undefined) db.exec(`pragma max_page_count = ${maxPages}`);
  // SQLite opens what it may not write for reading alone, and would stay so when the disk may be written again.
  whenFree(patience, () => db.exec("begin immediate"));
  db.exec("pragma user_version = 0; rollback");
}

function open(opening: Opening) {
  const { file, patience, readOnly } = opening;
  const db = new DatabaseSync(file, { timeout: Math.min(nap, patience), readOnly });
  try {
    if (!readOnly) configure(db, opening);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens a file.
 * @throws what SQLite says, or an Error when the disk allows no write-ahead log.
 */
export function openConnection(opening: Opening): Connection {
  const db = open(opening);
  const statements = new LRUCache<string, StatementSync>({ max: 64 });

  const run = (text: string, parameters: readonly unknown[]) => {
    const statement = statements.get(text) ?? db.prepare(text);
    statements.set(text, statement);
    const values = parameters as SQLInputValue[];
    if (statement.columns().length > 0) return { rows: statement.all(...values), changes: 0 };
    return { rows: [], changes: Number(statement.run(...values).changes) };
  };

  return {
    run(sql, parameters = []) {
      // SQLite rolls back by itself when the disk is full.
      if (sql === "rollback" && !db.isTransaction) return { rows: [], changes: 0 };
      if (sql === "begin immediate") return whenFree(opening.patience, () => run(sql, parameters));
      return run(sql, parameters);
    },
    close: () => db.close(),
  };
}
