import type { DatabaseSync } from "node:sqlite";

/** The steps that make the tables, in order. A step that was released is never changed: add another. */
const steps: readonly string[] = [
  `create table vote (
     port integer not null check (port between 0 and 65535),
     reader text not null,
     rating text not null,
     reason text,
     comment text,
     created_at integer not null,
     changed_at integer not null,
     primary key (port, reader)
   ) strict, without rowid;

   -- One row per message that bore an id, so that a repeated message gets the answer of the first.
   create table receipt (
     id text primary key,
     fingerprint text not null,
     status text not null check (status in ('new', 'changed')),
     reader text not null,
     created_at integer not null
   ) strict, without rowid;`,
];

/**
 * Brings a database up to date. Each step is applied once, also when two servers start together.
 * @throws an Error when the file was written by a newer version.
 */
export function migrate(db: DatabaseSync): void {
  db.exec("begin immediate");
  try {
    db.exec(
      "create table if not exists migration (step integer primary key, applied_at integer not null) strict",
    );
    const row = db.prepare("select count(*) as done from migration").get();
    const done = Number(row?.["done"]);
    if (done > steps.length)
      throw new Error("it was written by a newer version of Portolan: update this one");

    const note = db.prepare("insert into migration (step, applied_at) values (?, ?)");
    for (const [index, step] of steps.entries()) {
      if (index < done) continue;
      db.exec(step);
      note.run(index + 1, Date.now());
    }
    db.exec("commit");
  } catch (error) {
    if (db.isTransaction) db.exec("rollback");
    throw error;
  }
}
