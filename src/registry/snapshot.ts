import { pathToFileURL } from "node:url";
import { readCommitted } from "./committed.ts";
import { makeRegistry } from "./reader.ts";
import { parseRows } from "./row.ts";
import type { Registry } from "./types.ts";

/** Where the snapshot lies, seen from the folder in which every npm script runs. */
export const registryFolder = pathToFileURL("content/registry/");

/**
 * Reads services.csv and provenance.json.
 * @param folder where the two lie; without it, content/registry
 * @throws if one is missing or broken, or if they were not made together.
 */
export function loadRegistry(folder: URL | string = registryFolder): Registry {
  const base = typeof folder === "string" ? pathToFileURL(`${folder.replace(/\/+$/, "")}/`) : folder;
  const { csv, provenance } = readCommitted(base);
  return makeRegistry(parseRows(csv), provenance);
}
