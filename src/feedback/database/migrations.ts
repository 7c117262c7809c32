import { sql } from "kysely";
import { write, type Engine } from "./engine.ts";

/**
 * The steps that make the tables, in order, each a list of statements. A step that was released is never changed: add
 * another.
 */
const steps: readonly ((words: Engine["words"]) => readonly string[])[] = [
  ({ time, keyed }) => [
    `create table vote (
     port integer not null check (port between 0 and 65535),
     reader text not null,
     rating text not null,
     reason text,
     comment text,
     created_at ${time} not null,
     changed_at ${time} not null,
     primary key (port, reader)
   ) ${keyed}`,
    `create table receipt (
     id text primary key,
     fingerprint text not null,
     status text not null check (status in ('new', 'changed')),
     reader text not null,
     created_at ${time} not null
   ) ${keyed}`,
  ],
  ({ time }) => [
    `alter table vote add column handled_at ${time}`,
    `create index vote_remark on vote (changed_at) where reason is not null or comment is not null`,
  ],
];

/** Why a database is left alone. */
export class NewerDatabase extends Error {
  override message = "it was written by a newer version of Portolan: update this one";
}

/** Does the next step, if there is one; with it the note that it is done. */
const doNext = (engine: Engine) =>
  write(engine, async (db) => {
    const { done } = await db
      .selectFrom("migration")
      .select(({ fn }) => fn.coalesce(fn.max("step"), sql<number>`0`).as("done"))
      .executeTakeFirstOrThrow();
    if (done > steps.length) throw new NewerDatabase();
    const statements = steps[done]?.(engine.words);
    if (!statements) return false;

    // The note comes first: another server at the same step waits for its key, and then sees that the step is done.
    await db
      .insertInto("migration")
      .values({ step: done + 1, applied_at: Date.now() })
      .execute();
    for (const statement of statements) await sql.raw(statement).execute(db);
    return true;
  });

const makeNotes = ({ time, plain }: Engine["words"]) =>
  sql.raw(
    `create table if not exists migration (step integer primary key, applied_at ${time} not null) ${plain}`,
  );

/**
 * Brings a database up to date. Each step is done once, also when several servers start together.
 * @throws an Error when the database is of a newer version.
 */
export async function migrate(engine: Engine): Promise<void> {
  // A user who may not make tables can still use those that are there.
  const there = await engine.writer
    .selectFrom("migration")
    .select("step")
    .execute()
    .then(
      () => true,
      () => false,
    );
  if (!there) await write(engine, (db) => makeNotes(engine.words).execute(db));
  while (await doNext(engine));
}
