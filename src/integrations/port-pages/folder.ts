import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const isPage = (name: string) => /^\d+\.html$/.test(name);
const remove = (path: string) => rmSync(path, { recursive: true, force: true });

/** Empties the folder of a site for its next build, but for the pages of ports, most of which will be the same. */
export function emptyButPages(folder: string): void {
  const ports = join(folder, "ports");
  mkdirSync(ports, { recursive: true });
  for (const name of readdirSync(folder)) if (name !== "ports") remove(join(folder, name));
  for (const name of readdirSync(ports)) if (!isPage(name)) remove(join(ports, name));
}

/** Removes the pages of ports that an earlier build left and this one has not: paths as "/ports/770". */
export function removeOtherPages(folder: string, paths: readonly string[]): void {
  const ports = join(folder, "ports");
  const kept = new Set(paths.map((path) => `${path.slice("/ports/".length)}.html`));
  if (!existsSync(ports)) return;
  for (const name of readdirSync(ports)) if (isPage(name) && !kept.has(name)) remove(join(ports, name));
}
