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

/** The most pages that a file may have in the proof of that limit; all votes of the proof need fewer. */
const mostPages = 2500;

/** Something else fills the file up to SQLite's own limit, and goes away again. */
export function maxPageCount(file: string): Fault {
  const ask = (sql: string) => {
    const db = new DatabaseSync(file, { timeout: 5000 });
    try {
      db.exec(sql);
    } finally {
      db.close();
    }
  };
  return {
    name: "max_page_count",
    query: `?max_page_count=${mostPages}`,
    begin: () => ask(`create table filler as select zeroblob(${mostPages} * 4096)`),
    end: () => ask("drop table filler"),
  };
}
