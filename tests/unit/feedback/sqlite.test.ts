import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../../src/feedback/database-url.ts";
import { openDatabase } from "../../../src/feedback/database/open.ts";
import { openConnection } from "../../../src/feedback/database/sqlite-connection.ts";
import type { SqliteOptions } from "../../../src/feedback/database/sqlite.ts";
import { fingerprint } from "../../../src/feedback/store.ts";
import { temporaryFolder } from "../../support/server.ts";
import { good, ids, rows } from "../../support/votes.ts";

const vote = { ...good, reader: ids.reader };

const openSqlite = (file: string, options: SqliteOptions = {}) =>
  openDatabase({ engine: "sqlite", file, ...options });

/** A file as the first version made it. */
const firstVersion = `
  create table migration (step integer primary key, applied_at integer not null) strict;
  create table vote (
     port integer not null check (port between 0 and 65535),
     reader text not null,
     rating text not null,
     reason text,
     comment text,
     created_at integer not null,
     changed_at integer not null,
     primary key (port, reader)
   ) strict, without rowid;
  create table receipt (
     id text primary key,
     fingerprint text not null,
     status text not null check (status in ('new', 'changed')),
     reader text not null,
     created_at integer not null
   ) strict, without rowid;
  insert into migration values (1, 1000);
  insert into vote values (770, '${ids.reader}', 'unsure', 'other', 'Hm.', 2000, 3000);
  insert into receipt values ('${ids.message}', '${fingerprint(good)}', 'new', '${ids.reader}', 2000);`;

test("a file of the first version is taken over with all it has", async () => {
  const file = `${temporaryFolder()}/feedback.db`;
  const db = new DatabaseSync(file);
  db.exec(`pragma journal_mode = wal; ${firstVersion}`);
  db.close();

  const store = await openSqlite(file);
  expect(await store.remarks({ limit: 9 })).toEqual([
    {
      ...{ port: 770, reader: ids.reader, rating: "unsure", reason: "other", comment: "Hm." },
      ...{ createdAt: 2000, changedAt: 3000, handledAt: null },
    },
  ]);
  expect(await store.save({ ...vote, reader: ids.other, id: ids.message })).toEqual({
    status: "new",
    reader: ids.reader,
  });
  expect(await store.save({ ...vote, rating: "helpful" })).toMatchObject({ status: "changed" });
  await store.close();
  expect(rows(file)).toMatchObject([{ created_at: 2000, rating: "helpful" }]);
});

test("a new file has the tables of an old one that was taken over", async () => {
  const folder = temporaryFolder();
  const tables = async (name: string, begin: string) => {
    const db = new DatabaseSync(`${folder}/${name}`);
    db.exec(begin);
    await (await openSqlite(`${folder}/${name}`)).close();
    const made = db.prepare("select name, sql from sqlite_schema order by name").all();
    db.close();
    return JSON.parse(JSON.stringify(made).replace(/\\n| if not exists|\s+/g, "")) as unknown;
  };
  expect(await tables("new.db", "")).toEqual(await tables("old.db", firstVersion));
});

test("the log is written ahead and synced with every commit", async () => {
  const file = `${temporaryFolder()}/feedback.db`;
  const connection = openConnection({ file, patience: 100, readOnly: false });
  expect(connection.run("pragma journal_mode").rows).toEqual([{ journal_mode: "wal" }]);
  expect(connection.run("pragma synchronous").rows).toEqual([{ synchronous: 2 }]);
  connection.close();
  await expect(openSqlite(":memory:")).rejects.toThrow(
    "Ratings cannot be kept in :memory:: its disk does not allow a write-ahead log",
  );
});

test("a vote that fails halfway leaves nothing behind, and the store goes on", async () => {
  const file = `${temporaryFolder()}/feedback.db`;
  const store = await openSqlite(file);
  const db = new DatabaseSync(file);
  db.exec("create trigger full before insert on receipt begin select raise(abort, 'disk full'); end");
  await expect(store.save({ ...vote, id: ids.message })).rejects.toThrow("disk full");
  expect(rows(file)).toEqual([]);
  db.exec("drop trigger full");
  db.close();
  expect(await store.save({ ...vote, id: ids.message })).toMatchObject({ status: "new" });
  await store.close();
});

describe("a file that cannot be used is named, with the mend, and left as it is", () => {
  test("not a database", async () => {
    const file = `${temporaryFolder()}/notes.txt`;
    writeFileSync(file, "My notes. ".repeat(200));
    await expect(openSqlite(file)).rejects.toThrow(
      `Ratings cannot be kept in ${file}: it is not an SQLite database, and was left as it is: set DATABASE_URL to another file`,
    );
    expect(readFileSync(file, "utf8")).toBe("My notes. ".repeat(200));
  });

  test("damaged", async () => {
    const file = `${temporaryFolder()}/feedback.db`;
    await (await openSqlite(file)).close();
    const bytes = readFileSync(file).fill(0x5a, 4096);
    writeFileSync(file, bytes);
    await expect(openSqlite(file)).rejects.toThrow(
      `Ratings cannot be kept in ${file}: it is damaged, and was left as it is: put a backup in its place`,
    );
    expect(readFileSync(file)).toEqual(bytes);
  });

  test("a folder", async () => {
    const file = `${temporaryFolder()}/votes`;
    mkdirSync(file);
    await expect(openSqlite(file)).rejects.toThrow(
      `Ratings cannot be kept in ${file}: it cannot be opened: give this user the right`,
    );
  });

  test("in a folder that cannot be made", async () => {
    const folder = temporaryFolder();
    writeFileSync(`${folder}/data`, "");
    await expect(openSqlite(`${folder}/data/feedback.db`)).rejects.toThrow(
      /^Ratings cannot be kept in .+: its folder cannot be made .+: .+/,
    );
  });

  test("locked by another program", async () => {
    const file = `${temporaryFolder()}/feedback.db`;
    const other = new DatabaseSync(file);
    other.exec("begin exclusive");
    await expect(openSqlite(file, { patience: 50 })).rejects.toThrow(
      "another process keeps it locked: stop that one",
    );
    other.exec("rollback");
    other.close();
    await (await openSqlite(file, { patience: 50 })).close();
  });

  test("of a newer version", async () => {
    const file = `${temporaryFolder()}/feedback.db`;
    const store = await openSqlite(file);
    await store.save(vote);
    await store.close();
    const db = new DatabaseSync(file);
    db.exec("insert into migration values (3, 0)");
    db.close();
    await expect(openSqlite(file)).rejects.toThrow(
      "it was written by a newer version of Portolan: update this one",
    );
    expect(rows(file)).toHaveLength(1);
  });
});

test.each([
  ["file:/var/lib/feedback.db", "/var/lib/feedback.db"],
  ["file:///var/lib/feed%20back.db", "/var/lib/feed back.db"],
  ["file:./data/feedback.db", `${process.cwd()}/data/feedback.db`],
  ["file:feedback.db", `${process.cwd()}/feedback.db`],
])("%s is %s", (url, file) => expect(parseDatabaseUrl(url)).toEqual({ engine: "sqlite", file }));
