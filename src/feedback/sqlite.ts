import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { migrate } from "./migrations.ts";
import { fingerprint, type FeedbackStore, type Outcome, type StoredVote } from "./store.ts";

/** The mend for what goes wrong most often, by SQLite's primary result code. */
const mends: Record<number, string> = {
  5: "another process keeps it locked: stop that one, or set DATABASE_URL to another file",
  8: "it may only be read: give this user the right to write it",
  10: "the disk does not obey: look at its health and free space",
  11: "it is damaged, and was left as it is: put a backup in its place, or set DATABASE_URL to another file",
  13: "the disk is full: make room",
  14: "it cannot be opened: give this user the right to write the folder, or set DATABASE_URL to another file",
  26: "it is not an SQLite database, and was left as it is: set DATABASE_URL to another file",
};

const explain = (file: string, error: unknown) => {
  const { errcode, syscall, message } = error as { errcode?: number; syscall?: string; message: string };
  const mend =
    syscall === "mkdir"
      ? `its folder cannot be made (${message}): make it, or set DATABASE_URL to another file`
      : mends[(errcode ?? 0) & 0xff];
  return new Error(`Ratings cannot be kept in ${file}: ${mend ?? message}`, { cause: error });
};

/** Every commit reaches the disk before the vote is acknowledged; readers and one writer do not wait for each other. */
const configure = (db: DatabaseSync) => {
  db.exec("pragma journal_mode = wal; pragma synchronous = full;");
  const journal = db.prepare("pragma journal_mode").get()?.["journal_mode"];
  const synchronous = db.prepare("pragma synchronous").get()?.["synchronous"];
  if (journal !== "wal" || synchronous !== 2)
    throw new Error("its disk does not allow a write-ahead log: set DATABASE_URL to a file on a local disk");
};

const isBusy = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;

/** Opens and prepares the file. Turning on the log does not wait for others that do the same, so we try again. */
async function open(file: string, patience: number, until = Date.now() + patience): Promise<DatabaseSync> {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    db = new DatabaseSync(file, { timeout: patience });
    configure(db);
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    if (!isBusy(error) || Date.now() > until) throw explain(file, error);
    await setTimeout(20);
    return open(file, patience, until);
  }
}

/** What a function returns or throws, as a promise: the interface is for engines that answer later, too. */
const promise = <T>(work: () => T) => new Promise<T>((resolve) => resolve(work()));

/**
 * A store in one SQLite file, made with its folder when it is not there. Several processes may share it.
 * @param patience how long to wait for another process that writes to the file, in milliseconds
 * @throws an Error that names the file and the mend; a file that is there is never replaced.
 */
export async function openSqlite(file: string, patience = 2000): Promise<FeedbackStore> {
  const db = await open(file, patience);
  const findReceipt = db.prepare("select fingerprint, status, reader from receipt where id = ?");
  const findVote = db.prepare("select 1 from vote where port = ? and reader = ?");
  const writeVote = db.prepare(
    `insert into vote (port, reader, rating, reason, comment, created_at, changed_at)
     values (:port, :reader, :rating, :reason, :comment, :now, :now)
     on conflict (port, reader) do update set
       rating = excluded.rating, reason = excluded.reason, comment = excluded.comment, changed_at = excluded.changed_at`,
  );
  const writeReceipt = db.prepare(
    "insert into receipt (id, fingerprint, status, reader, created_at) values (?, ?, ?, ?, ?)",
  );

  const keep = (vote: StoredVote): Outcome => {
    const { page, reader, rating, reason = null, comment = null, id } = vote;
    const before = id === undefined ? undefined : findReceipt.get(id);
    if (before)
      return before["fingerprint"] === fingerprint(vote)
        ? { status: before["status"] as "new" | "changed", reader: String(before["reader"]) }
        : { status: "conflict" };

    const port = Number(page.slice("/ports/".length));
    const now = Date.now();
    const status = findVote.get(port, reader) ? "changed" : "new";
    writeVote.run({ port, reader, rating, reason, comment, now });
    if (id !== undefined) writeReceipt.run(id, fingerprint(vote), status, reader, now);
    return { status, reader };
  };

  const commit = (vote: StoredVote) => {
    db.exec("begin immediate");
    try {
      const outcome = keep(vote);
      db.exec("commit");
      return outcome;
    } catch (error) {
      if (db.isTransaction) db.exec("rollback");
      throw error;
    }
  };

  return {
    save: (vote) => promise(() => commit(vote)),
    check: () => promise(() => void db.prepare("select 1 from vote limit 1").get()),
    close: () => promise(() => void (db.isOpen && db.close())),
  };
}
