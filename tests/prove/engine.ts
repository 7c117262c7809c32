import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import { makeFolder, removeFolder } from "./server.ts";

/** A row of the table of votes, as the database gives it. */
export type Row = Record<string, unknown>;

/** All that a database holds, read without any code of src/feedback. */
export interface Contents {
  votes: readonly Row[];
  receipts: readonly Row[];
  /** What the engine's own check of its file finds wrong; PostgreSQL has none to ask. */
  damage: readonly string[];
}

/** A database of one proof. */
export interface Engine {
  name: "SQLite" | "PostgreSQL";
  /** What DATABASE_URL says. */
  url: string;
  read(): Promise<Contents>;
  count(): Promise<number>;
}

const openCopy = (file: string): { db: DatabaseSync; close: () => void } => {
  const folder = makeFolder();
  // A copy, so that the server finds its log as it left it: opening a database is recovery already.
  for (const end of ["", "-wal"])
    if (existsSync(file + end)) copyFileSync(file + end, join(folder, `copy.db${end}`));
  const db = new DatabaseSync(join(folder, "copy.db"));
  return {
    db,
    close: () => {
      db.close();
      removeFolder(folder);
    },
  };
};

/** An SQLite file; it is read from a copy, which is exact while no server runs. */
export function sqliteEngine(file: string): Engine {
  return {
    name: "SQLite",
    url: `file:${file}`,
    read: async () => {
      const { db, close } = openCopy(file);
      try {
        return {
          votes: db.prepare("select * from vote").all(),
          receipts: db.prepare("select * from receipt").all(),
          damage: db
            .prepare("pragma integrity_check")
            .all()
            .map((row) => String(row["integrity_check"]))
            .filter((line) => line !== "ok"),
        };
      } finally {
        close();
      }
    },
    count: async () => {
      const db = new DatabaseSync(file, { readOnly: true });
      try {
        return Number(db.prepare("select count(*) as votes from vote").get()?.["votes"]);
      } finally {
        db.close();
      }
    },
  };
}

/** A database of PostgreSQL. */
export function postgresEngine(url: string): Engine {
  const ask = async <T>(work: (client: Client) => Promise<T>) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  return {
    name: "PostgreSQL",
    url,
    read: () =>
      ask(async (client) => ({
        votes: (await client.query<Row>("select * from vote")).rows,
        receipts: (await client.query<Row>("select * from receipt")).rows,
        damage: [],
      })),
    count: () =>
      ask(async (client) => {
        const { rows } = await client.query<Row>("select count(*) as votes from vote");
        return Number(rows[0]?.["votes"]);
      }),
  };
}
