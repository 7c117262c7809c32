import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Paths of the built guides, in the order of their names: "/guides/localhost-is-ipv6". */
export function guidePaths(dist: string): string[] {
  const folder = join(dist, "guides");
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.toSorted().map((file) => `/guides/${file.replace(/\.html$/, "")}`);
}
