import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders of pages that authors wrote and that belong to no single port. */
const folders = ["guides", "collections"];

/** Paths of the built pages that authors wrote for no single port, by folder and name: "/guides/localhost-is-ipv6". */
export function writtenPages(dist: string): string[] {
  return folders.flatMap((name) => {
    const folder = join(dist, name);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    return files.toSorted().map((file) => `/${name}/${file.replace(/\.html$/, "")}`);
  });
}
