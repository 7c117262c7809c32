import { join } from "node:path";
import { chmodSync, mkdirSync } from "node:fs";
import { Client } from "pg";
import { postgresEngine, sqliteEngine, type Engine } from "./engine.ts";
import { findPostgres, installPostgres, startPostgres, type PostgresServer } from "../support/postgres.ts";
import { makeFolder, makeSite, removeFolder } from "./server.ts";

/** Where proofs are run: a small site, and as many empty databases as are asked for. */
export interface Ground {
  /** The folder that the site and the files are in. */
  folder: string;
  dist: string;
  /** PostgreSQL's own processes; absent where it is not asked for. */
  postgres?: PostgresServer;
  /** An empty database. */
  fresh(name: Engine["name"]): Promise<Engine>;
  remove(): Promise<void>;
}

/** A PostgreSQL server of our own below a folder; undefined where there is none to start. */
export async function ownPostgres(folder: string): Promise<PostgresServer | undefined> {
  const bin = findPostgres() ?? (installPostgres() ? findPostgres() : undefined);
  if (bin === undefined) return undefined;
  // It runs as another user, who has to pass through.
  chmodSync(folder, 0o711);
  return startPostgres(bin, join(folder, "postgres"));
}

/** An empty database on a server. */
export async function freshDatabase({ url }: PostgresServer, name: string): Promise<Engine> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return postgresEngine(Object.assign(new URL(url), { pathname: `/${name}` }).href);
}

/** Makes the ground, with a PostgreSQL server of its own where one is wanted and to be had. */
export async function makeGround({ postgres: wanted }: { postgres: boolean }): Promise<Ground> {
  const folder = makeFolder();
  const postgres = wanted ? await ownPostgres(folder) : undefined;
  let made = 0;
  return {
    folder,
    dist: makeSite(folder),
    ...(postgres && { postgres }),
    fresh: async (name) => {
      made++;
      if (name === "PostgreSQL" && postgres) return freshDatabase(postgres, `proof${made}`);
      const own = join(folder, `proof${made}`);
      mkdirSync(own);
      return sqliteEngine(join(own, "feedback.db"));
    },
    remove: async () => {
      await postgres?.stop("immediate");
      removeFolder(folder);
    },
  };
}
