// One SQLite connection in a thread of its own: a disk that makes it wait makes nobody else wait.
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { LRUCache } from "lru-cache";
import type { Answer, Opening, Question } from "./sqlite-thread.ts";

const { file, patience, maxPages, readOnly } = workerData as Opening;

/** How long SQLite itself waits for another process, in milliseconds; it asks less and less often. */
const nap = 40;

const isBusy = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;

/** Tries again while another process keeps the file locked, at most for our patience. */
function whenFree<T>(work: () => T): T {
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
function configure(db: DatabaseSync) {
  whenFree(() => db.exec("pragma journal_mode = wal"));
  // A Mac's disk keeps what it was told to sync unless it is told twice.
  db.exec("pragma synchronous = full; pragma fullfsync = on; pragma checkpoint_fullfsync = on");
  const journal = db.prepare("pragma journal_mode").get()?.["journal_mode"];
  const synchronous = db.prepare("pragma synchronous").get()?.["synchronous"];
  if (journal !== "wal" || synchronous !== 2)
    throw new Error("its disk does not allow a write-ahead log: set DATABASE_URL to a file on a local disk");
  if (maxPages !== undefined) db.exec(`pragma max_page_count = ${maxPages}`);
  // SQLite opens what it may not write for reading alone, and would stay so when the disk may be written again.
  whenFree(() => db.exec("begin immediate"));
  db.exec("pragma user_version = 0; rollback");
}

function open() {
  const db = new DatabaseSync(file, { timeout: Math.min(nap, patience), readOnly });
  try {
    if (!readOnly) configure(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const said = (error: unknown) => {
  const { message, errcode } = error as Error & { errcode?: number };
  return { message, errcode };
};

function serve(port: NonNullable<typeof parentPort>, db: DatabaseSync) {
  const statements = new LRUCache<string, StatementSync>({ max: 64 });

  const run = (text: string, parameters: readonly SQLInputValue[]) => {
    const statement = statements.get(text) ?? db.prepare(text);
    statements.set(text, statement);
    if (statement.columns().length > 0) return { rows: statement.all(...parameters), changes: 0 };
    return { rows: [], changes: Number(statement.run(...parameters).changes) };
  };

  const answer = ({ sql, parameters }: Question): Answer => {
    try {
      // SQLite rolls back by itself when the disk is full.
      if (sql === "rollback" && !db.isTransaction) return { rows: [], changes: 0 };
      return sql === "begin immediate" ? whenFree(() => run(sql, [])) : run(sql, parameters);
    } catch (error) {
      return { error: said(error) };
    }
  };

  port.on("message", (question: Question | "close") => {
    if (question !== "close") return port.postMessage(answer(question));
    db.close();
    port.close();
  });
}

if (parentPort) {
  try {
    serve(parentPort, open());
    parentPort.postMessage({ rows: [], changes: 0 } satisfies Answer);
  } catch (error) {
    parentPort.postMessage({ error: said(error) } satisfies Answer);
    parentPort.close();
  }
}
