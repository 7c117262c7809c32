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
import { openConnection, type Connection, type Opening } from "./sqlite-connection.ts";

class SqliteConnection implements DatabaseConnection {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return new Promise((resolve) => {
      const { rows, changes } = this.#connection.run(sql, parameters);
      resolve({ rows: rows as R[], numAffectedRows: BigInt(changes) });
    });
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    await Promise.reject(new Error("Rows are read in pieces, not streamed"));
  }
}

class SqliteDriver implements Driver {
  readonly #opening: Opening;
  #open: { file: Connection; connection: SqliteConnection } | undefined;

  constructor(opening: Opening) {
    this.#opening = opening;
  }

  /** Kysely calls it before the first query, and again before the next one should it fail. */
  async init(): Promise<void> {
    const file = await new Promise<Connection>((resolve) => resolve(openConnection(this.#opening)));
    this.#open = { file, connection: new SqliteConnection(file) };
  }

  acquireConnection(): Promise<SqliteConnection> {
    return this.#open ? Promise.resolve(this.#open.connection) : Promise.reject(new Error("it is closed"));
  }

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

  destroy(): Promise<void> {
    this.#open?.file.close();
    this.#open = undefined;
    return Promise.resolve();
  }
}

/** Kysely's dialect for `node:sqlite`: one connection, opened at the first query. */
export const sqliteDialect = (opening: Opening): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new SqliteDriver(opening),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});
