import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely } from "kysely";
import { Unavailable } from "../store.ts";
import type { Engine } from "./engine.ts";
import { inPowersOfTwo } from "./pieces.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import type { Tables } from "./tables.ts";

/** The mend for what goes wrong most often, by SQLite's primary result code. */
const mends: Record<number, string> = {
  5: "another process keeps it locked: stop that one, or set DATABASE_URL to another file",
  8: "it may only be read: give this user the right to write it",
  10: "the disk does not obey: look at its health and free space",
  11: "it is damaged, and was left as it is: put a backup in its place, or set DATABASE_URL to another file",
  13: "the disk is full: make room",
  14: "it cannot be opened: give this user the right to write the folder, or set DATABASE_URL to another file",
  26: "it is not an SQLite database, and was left as it is: set DATABASE_URL to another file",
};

/** Too large, against a constraint, of the wrong type: SQLite's codes for what lies in the values. */
const ofValues = new Set([18, 19, 20]);

const codeOf = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) & 0xff;

const mendOf = (error: unknown) => {
  const { syscall, message } = error as { syscall?: string; message: string };
  return syscall === "mkdir"
    ? `its folder cannot be made (${message}): make it, or set DATABASE_URL to another file`
    : (mends[codeOf(error)] ?? message);
};

/** How a file is used. */
export interface SqliteOptions {
  /** How long to wait for another process that writes to the file, in milliseconds. */
  patience?: number | undefined;
  /** The most pages that the file may have; absent: no limit but the disk's. */
  maxPages?: number | undefined;
}

/**
 * An SQLite file, made with its folder when it is not there. Several processes may share it.
 * @throws an Error that names the file and the mend.
 */
export function sqliteEngine(file: string, { patience = 2000, maxPages }: SqliteOptions = {}): Engine {
  const place = `Ratings cannot be kept in ${file}`;
  const explain = (cause: unknown) => new Unavailable(`${place}: ${mendOf(cause)}`, { cause });
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw explain(error);
  }

  const connect = (readOnly: boolean) =>
    new Kysely<Tables>({ dialect: sqliteDialect({ file, patience, maxPages, readOnly }) });
  const writer = connect(false);
  const reader = connect(true);
  return {
    place,
    writer,
    reader,
    words: { time: "integer", plain: "strict", keyed: "strict, without rowid" },
    // Who writes has locked the file, so nobody is faster.
    isRace: () => false,
    pieces: inPowersOfTwo(256),
    isOfOne: (error) => ofValues.has(codeOf(error)),
    explain,
    async close() {
      await reader.destroy();
      await writer.destroy();
    },
  };
}
