import { readdirSync } from "node:fs";
import { basename } from "node:path";

/** The paths of the ports that have an article: "/ports/770". */
export const articlePaths = (): ReadonlySet<string> =>
  new Set(readdirSync("content/ports").map((name) => `/ports/${basename(name, ".mdx")}`));
