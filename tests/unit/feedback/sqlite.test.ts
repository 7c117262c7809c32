import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../../src/feedback/database-url.ts";
import { openSqlite } from "../../../src/feedback/database/sqlite.ts";
import { temporaryFolder } from "../../support/server.ts";
import { good, ids, rows } from "../../support/votes.ts";

const vote = { ...good, reader: ids.reader };

test("votes are there after the store was closed and opened again", async () => {
  const file = `${temporaryFolder()}/new/folder/feedback.db`;
  const first = await openSqlite(file);
  expect(await first.save({ ...vote, id: ids.message })).toEqual({ status: "new", reader: ids.reader });
  await first.close();

  const second = await openSqlite(file);
  expect(await second.save({ ...vote, id: ids.message })).toEqual({ status: "new", reader: ids.reader });
  expect(await second.save({ ...vote, rating: "unsure" })).toEqual({ status: "changed", reader: ids.reader });
  await second.close();
  expect(rows(file)).toMatchObject([{ port: 770, rating: "unsure" }]);
});

test("two stores on one file see each other's votes", async () => {
  const file = `${temporaryFolder()}/feedback.db`;
  const [one, two] = await Promise.all([openSqlite(file), openSqlite(file)]);
  expect(await one.save(vote)).toMatchObject({ status: "new" });
  expect(await two.save(vote)).toMatchObject({ status: "changed" });
  await one.close();
  await two.close();
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

test("a closed store says so when it is asked, and may be closed twice", async () => {
  const store = await openSqlite(`${temporaryFolder()}/feedback.db`);
  await expect(store.check()).resolves.toBeUndefined();
  await store.close();
  await store.close();
  await expect(store.check()).rejects.toThrow();
  await expect(store.save(vote)).rejects.toThrow();
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
