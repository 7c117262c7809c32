import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A script that only names another: who asks for it waits for two answers instead of one. */
export interface Detour {
  /** File names, as they stand in pages. */
  from: string;
  to: string;
}

const onlyImports = /^import\s*"\.\/([\w.-]+\.js)";?\s*$/;

/**
 * The scripts of a built site that only import one other. The bundler leaves such a one for each script of pages whose
 * modules others share.
 * @param folder the folder of the hashed files
 */
export function findDetours(folder: string): Detour[] {
  return readdirSync(folder).flatMap((from) => {
    const to = from.endsWith(".js")
      ? onlyImports.exec(readFileSync(join(folder, from), "utf8"))?.[1]
      : undefined;
    return to ? [{ from, to }] : [];
  });
}

/** A page that names the script itself. */
export const withoutDetours = (html: string, detours: readonly Detour[]): string =>
  detours.reduce((text, { from, to }) => text.replaceAll(`/${from}"`, `/${to}"`), html);

/** Removes the scripts that no page names any more. */
export function removeDetours(folder: string, detours: readonly Detour[]): void {
  for (const { from } of detours) rmSync(join(folder, from), { force: true });
}
