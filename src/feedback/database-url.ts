import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What a DATABASE_URL means: an SQLite file, a PostgreSQL database, or what is wrong with it and the mend. */
export type DatabaseUrl =
  | { engine: "sqlite"; file: string; maxPages?: number }
  | { engine: "postgres"; url: string }
  | { problem: string };

const example = "give a file, such as file:./data/feedback.db, or postgres://user:password@host/database";

const sslModes = ["disable", "prefer", "require", "verify-ca", "verify-full", "no-verify"];

function parsePostgres(url: string): DatabaseUrl {
  if (!URL.canParse(url))
    return {
      problem:
        "is not an address: write postgres://user:password@host:5432/database, with %XX for what is special in a password",
    };
  const { hostname, pathname, searchParams, hash } = new URL(url);
  if (hash) return { problem: "has a #: write %23 where it belongs to the password" };
  if (!hostname && !searchParams.has("host"))
    return { problem: "names no host: write postgres://user:password@host:5432/database" };
  if (!/^\/[^/]+$/.test(pathname))
    return { problem: "names no database: write postgres://user:password@host:5432/database" };
  const sslMode = searchParams.get("sslmode");
  if (sslMode !== null && !sslModes.includes(sslMode))
    return { problem: `has an unknown sslmode: give one of ${sslModes.join(", ")}` };
  return { engine: "postgres", url };
}

function parseFile(url: string): DatabaseUrl {
  const [, path = "", pages] = /^file:([^?#]*[^/?#])(?:\?max_page_count=([1-9]\d{0,8}))?$/.exec(url) ?? [];
  if (!path)
    return { problem: `is neither file: and the path of a file nor postgres: and a database: ${example}` };
  const limit = pages === undefined ? {} : { maxPages: Number(pages) };
  if (!path.startsWith("//")) return { engine: "sqlite", file: resolve(path), ...limit };
  const fileUrl = `file:${path}`;
  return URL.canParse(fileUrl) && new URL(fileUrl).host === ""
    ? { engine: "sqlite", file: fileURLToPath(fileUrl), ...limit }
    : { problem: "names another machine: give file: and a path, such as file:/var/lib/portolan/feedback.db" };
}

/**
 * Reads a DATABASE_URL.
 * @example parseDatabaseUrl("file:./data/feedback.db") // { engine: "sqlite", file: "/…/data/feedback.db" }
 */
export const parseDatabaseUrl = (url: string): DatabaseUrl =>
  /^postgres(?:ql)?:/i.test(url) ? parsePostgres(url) : parseFile(url);
