import { Kysely, PostgresDialect } from "kysely";
import { Unavailable } from "../store.ts";
import type { Engine } from "./engine.ts";
import { whole } from "./pieces.ts";
import { isOfOne, isRace, mendOf } from "./postgres-errors.ts";
import { createPool, type Limits } from "./postgres-pool.ts";
import type { Tables } from "./tables.ts";

/** Somebody waits for the answer to a vote; authors have more patience. */
const writing: Limits = { connect: 2000, lock: 2000, statement: 3000 };
const reading: Limits = { connect: 2000, lock: 2000, statement: 30_000 };

/** Where a database is, without user and password. */
const placeOf = (url: string) => {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname || searchParams.get("host") || "this machine";
  const name = decodeURIComponent(pathname.slice(1));
  return `PostgreSQL on ${decodeURIComponent(host)}${port && `:${port}`}${name && `, database ${name}`}`;
};

/**
 * PostgreSQL, or a database that speaks its protocol. Several servers may share it.
 * @param url `postgres://…`, with what pg understands: sslmode, sslrootcert, options and so on
 * @throws an Error that names the place, without user and password, and the mend.
 */
export function postgresEngine(url: string): Engine {
  const place = `Ratings cannot be kept in ${placeOf(url)}`;
  const explain = (cause: unknown) => new Unavailable(`${place}: ${mendOf(cause)}`, { cause });
  const connect = (size: number, limits: Limits) =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool(url, size, limits) }) });

  const writer = connect(3, writing);
  const reader = connect(2, reading);
  return {
    place,
    writer,
    reader,
    words: { time: "bigint", plain: "", keyed: "" },
    isRace,
    pieces: whole,
    isOfOne,
    explain,
    async close() {
      await Promise.all([reader.destroy(), writer.destroy()]);
    },
  };
}
