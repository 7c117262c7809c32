import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import type { UpdateOptions } from "../../../src/registry/update.ts";
import { downloadLimits } from "../../../src/registry/sources/download.ts";

const support = new URL("./", import.meta.url);

/** The small file of IANA's form. */
export const ianaText = readFileSync(new URL("iana.csv", support), "utf8");

/** A registry folder of the test's own, with corrections and nothing else; it goes when the test ends. */
export function registryFolder(): URL {
  const folder = mkdtempSync(join(tmpdir(), "registry-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(new URL("corrections.yml", support), join(folder, "corrections.yml"));
  return pathToFileURL(`${folder}/`);
}

/** All files of a folder, with their texts. */
export const filesIn = (folder: URL): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));

/** Options of an update in a folder of the test's own, from the small packages. */
export const options = (folder: URL, more: Partial<UpdateOptions> = {}): UpdateOptions => ({
  from: "packages",
  check: false,
  allowLoss: false,
  url: "https://example.invalid/",
  folder,
  modules: new URL("packages/", support),
  limits: downloadLimits,
  today: "2026-12-01",
  ...more,
});
