import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { leavesUsable } from "./postgres-errors.ts";

/** How long connections may take, in milliseconds. */
export interface Limits {
  connect: number;
  /** One statement, by the server's clock; the wait for a lock is shorter. */
  statement: number;
  lock: number;
}

/** Why a server that answers is not used. */
export class Unsafe extends Error {}

const int8 = 20;

/** Times and counts are whole numbers that fit. */
const types = {
  getTypeParser: ((oid: number, format: never) =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Sets the limits of a session, and makes sure that what it acknowledges outlives a crash of the server.
 * @throws an Unsafe when it does not.
 */
async function prepare(client: pg.ClientBase, { statement, lock }: Limits): Promise<void> {
  await client.query(
    `set statement_timeout = ${statement}; set lock_timeout = ${lock}; set idle_in_transaction_session_timeout = 60000`,
  );
  const ask = async () =>
    // Engines that speak the protocol may lack a setting; NULL is what they answer.
    (
      await client.query<{ fsync: string | null; commit: string | null }>(
        `select current_setting('fsync', true) as fsync, current_setting('synchronous_commit', true) as commit`,
      )
    ).rows[0];
  if ((await ask())?.commit === "off") await client.query("set synchronous_commit = on");
  const { fsync, commit } = (await ask()) ?? {};
  if (fsync === "off")
    throw new Unsafe(
      "it runs with fsync off and can lose what it has stored: turn fsync on in postgresql.conf",
    );
  if (commit === "off")
    throw new Unsafe("it runs with synchronous_commit off and can lose what it has stored: turn it on");
}

/**
 * A pool of connections, in the shape that Kysely wants. A connection that failed is thrown away, and a new one is made
 * for the next who asks.
 */
export function createPool(url: string, size: number, limits: Limits): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "portolan",
    max: size,
    connectionTimeoutMillis: limits.connect,
    // The server ends a statement first; this is for one that does not answer any more.
    query_timeout: limits.statement + 1000,
    keepAlive: true,
    types,
    onConnect: (client) => prepare(client, limits),
  });
  // Idle connections break when the server stops; that is no news to anybody until one is needed.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));

  return {
    options: {},
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let broken: unknown;
      return {
        async query(sql: unknown, parameters?: readonly unknown[]): Promise<never> {
          // What comes after would wait for an answer that does not come.
          if (broken !== undefined) throw broken;
          try {
            return (await client.query(sql as string, parameters as unknown[])) as never;
          } catch (error) {
            if (!leavesUsable(error)) broken = error;
            throw error;
          }
        },
        release: (destroy = false) => client.release(destroy || broken !== undefined),
      } as unknown as PostgresPoolClient;
    },
  };
}
