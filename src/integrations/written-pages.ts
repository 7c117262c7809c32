import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders of pages that authors wrote and that belong to no single port. */
const folders = ["guides", "collections"];

/** Paths of the built pages of a folder, by name: "/guides/localhost-is-ipv6". */
export function pathsIn(dist: string, name: string): string[] {
  const folder = join(dist, name);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.toSorted().map((file) => `/${name}/${file.replace(/\.html$/, "")}`);
}

/** Paths of the built pages that authors wrote for no single port, by folder and name. */
export const writtenPages = (dist: string): string[] => folders.flatMap((name) => pathsIn(dist, name));
