import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Fault } from "./endure.ts";

/** Another process holds the file for itself, for longer than anybody waits. */
export function lockedFile(file: string): Fault {
  let holder: DatabaseSync | undefined;
  return {
    name: "database locked",
    begin: () => {
      holder = new DatabaseSync(file, { timeout: 5000 });
      holder.exec("begin exclusive");
    },
    end: () => {
      holder?.exec("rollback");
      holder?.close();
    },
  };
}

/**
 * In the server: sets max_page_count on every connection before it begins to write, for the pragma belongs to a
 * connection and is not kept in the file. The limit is there while a file is; the fewest pages possible are those
 * that there are.
 */
const limitPages = (flag: string) => `
  import { existsSync } from "node:fs";
  import { DatabaseSync } from "node:sqlite";
  const { exec, prepare } = DatabaseSync.prototype;
  const limit = (db) => exec.call(db, "pragma max_page_count = " + (existsSync(${JSON.stringify(flag)}) ? 1 : 1073741823));
  for (const [name, original] of Object.entries({ exec, prepare }))
    DatabaseSync.prototype[name] = function (sql, ...rest) {
      if (/^\\s*(?:begin|insert)/i.test(sql)) limit(this);
      return original.call(this, sql, ...rest);
    };
`;

/** The file may not grow: SQLite's own limit, set in the server by a module that is loaded before it. */
export function maxPageCount(folder: string): Fault {
  const module = join(folder, "max-page-count.mjs");
  const flag = join(folder, "limit");
  writeFileSync(module, limitPages(flag));
  return {
    name: "max_page_count",
    env: { NODE_OPTIONS: `--import ${module}` },
    begin: () => writeFileSync(flag, ""),
    end: () => rmSync(flag),
  };
}
