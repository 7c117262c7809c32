import { randomBytes } from "node:crypto";
import pg from "pg";
import { onTestFinished } from "vitest";
import { openStore } from "../../src/feedback/index.ts";
import type { Place } from "./store-suite.ts";

/** The server that `npm run test:postgres` has found or started; empty elsewhere. */
export const {
  TEST_DATABASE_URL: server = "",
  TEST_POSTGRES_BIN: bin,
  TEST_POSTGRES_FOLDER: folder = "",
} = process.env;

/** Asks a server once. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A schema of its own in the server that is given, dropped when the test is over. */
export async function postgresPlace(): Promise<Place & { url: string }> {
  const schema = `portolan_test_${randomBytes(6).toString("hex")}`;
  await ask(server, `create schema ${schema}`);
  onTestFinished(async () => void (await ask(server, `drop schema ${schema} cascade`)));

  const place = new URL(server);
  place.searchParams.set("options", `-c search_path=${schema}`);
  const url = place.href;
  return {
    url,
    open: () => openStore(url),
    query: (sql) => ask(url, sql),
    async refuse(comment) {
      await ask(url, `alter table vote add constraint pest check (comment <> '${comment}')`);
    },
  };
}
