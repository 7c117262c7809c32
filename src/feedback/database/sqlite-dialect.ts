import type { SQLInputValue } from "node:sqlite";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import { openThread, type Opening, type Thread } from "./sqlite-thread.ts";

/** A connection that opens its file at the first use, and again should its thread have ended. */
class ThreadConnection implements DatabaseConnection {
  readonly #start: () => Promise<Thread>;
  #thread: Promise<Thread> | undefined;

  constructor(start: () => Promise<Thread>) {
    this.#start = start;
  }

  async #open(): Promise<Thread> {
    const thread = await this.#thread;
    if (thread && !thread.ended) return thread;
    this.#thread = this.#start();
    this.#thread.catch(() => (this.#thread = undefined));
    return this.#thread;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const thread = await this.#open();
    const { rows, changes } = await thread.ask({ sql, parameters: parameters as SQLInputValue[] });
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    await Promise.reject(new Error("Rows are read in pieces, not streamed"));
  }

  async close(): Promise<void> {
    await (await this.#thread?.catch(() => undefined))?.close();
  }
}

class ThreadDriver implements Driver {
  readonly #connection: ThreadConnection;

  constructor(start: () => Promise<Thread>) {
    this.#connection = new ThreadConnection(start);
  }

  // Nothing here may fail: Kysely would never give the connection free again.
  init = () => Promise.resolve();
  acquireConnection = () => Promise.resolve(this.#connection);
  releaseConnection = () => Promise.resolve();

  /** A transaction that writes takes the lock at once; one that reads first could find it taken in the middle. */
  async beginTransaction(connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(accessMode === "read only" ? "begin" : "begin immediate"),
    );
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  destroy = () => this.#connection.close();
}

/** Kysely's dialect for `node:sqlite` in a thread of its own, one connection. */
export const sqliteDialect = (opening: Opening, open = openThread): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new ThreadDriver(() => open(opening)),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});
