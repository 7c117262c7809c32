import { readFileSync, statSync, writeFileSync } from "node:fs";

/**
 * Writes a file, unless it is there already with the same bytes: then it keeps its time, and who copies the site to a
 * host by time and size (rsync) sends only what changed.
 */
export function writeChanged(path: string, bytes: Buffer): void {
  const known = statSync(path, { throwIfNoEntry: false });
  if (known?.size === bytes.length && readFileSync(path).equals(bytes)) return;
  writeFileSync(path, bytes);
}
