import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What a DATABASE_URL means: the SQLite file, or what is wrong with it and the mend. */
export type Database = { file: string } | { problem: string };

/**
 * Reads a DATABASE_URL.
 * @example parseDatabaseUrl("file:./data/feedback.db") // { file: "/…/data/feedback.db" }
 */
export function parseDatabaseUrl(url: string): Database {
  if (/^postgres(?:ql)?:/i.test(url))
    return {
      problem:
        "is PostgreSQL, which this version does not speak: give a file, such as file:./data/feedback.db",
    };

  const path = /^file:([^?#]*[^/?#])$/.exec(url)?.[1];
  if (path === undefined)
    return { problem: "is not file: and the path of a file: give one, such as file:./data/feedback.db" };
  if (!path.startsWith("//")) return { file: resolve(path) };
  return URL.canParse(url) && new URL(url).host === ""
    ? { file: fileURLToPath(url) }
    : { problem: "names another machine: give file: and a path, such as file:/var/lib/portolan/feedback.db" };
}
