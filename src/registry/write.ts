import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Replaces files one after the other, each at once: a reader sees the old or the new one, never a part.
 * Everything is on the disk before the first name changes, so a full disk changes nothing.
 * @param folder with a slash at its end
 * @param files name and text, in the order in which they are to appear
 */
export function replaceFiles(folder: URL, files: readonly (readonly [name: string, text: string])[]): void {
  const staged = files.map(([name, text]) => ({
    path: fileURLToPath(new URL(name, folder)),
    fresh: fileURLToPath(new URL(`.${name}.${process.pid}.new`, folder)),
    text,
  }));
  try {
    for (const { fresh, text } of staged) writeWhole(fresh, text);
    for (const { fresh, path } of staged) renameSync(fresh, path);
  } finally {
    for (const { fresh } of staged) rmSync(fresh, { force: true });
  }
}

function writeWhole(path: string, text: string): void {
  const file = openSync(path, "w");
  try {
    // writeSync may write less than it was given.
    for (let rest = Buffer.from(text); rest.length > 0;) rest = rest.subarray(writeSync(file, rest));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
