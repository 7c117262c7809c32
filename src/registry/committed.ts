import { readFileSync } from "node:fs";
import { parseProvenance, sha256 } from "./provenance.ts";
import type { ProvenanceFile } from "./provenance.ts";

/** The two files as they lie on the disk, and the provenance that one of them holds. */
export interface Committed {
  csv: string;
  provenanceText: string;
  provenance: ProvenanceFile;
}

/**
 * Reads services.csv and provenance.json, and makes sure that they belong together.
 * @param folder with a slash at its end
 * @throws if one is missing or broken, or if they were not made together.
 */
export function readCommitted(folder: URL): Committed {
  const csv = read(folder, "services.csv");
  const provenanceText = read(folder, "provenance.json");
  const provenance = parseProvenance(provenanceText);
  if (sha256(csv) !== provenance.sha256)
    throw new Error(
      "services.csv is not the file that provenance.json describes: it was edited, or an update was cut short. " +
        "Take both back from git, or make them again with npm run registry:update -- --from packages.",
    );
  return { csv, provenanceText, provenance };
}

function read(folder: URL, name: string): string {
  try {
    return readFileSync(new URL(name, folder), "utf8");
  } catch (cause) {
    throw new Error(`${name} can't be read: make it with npm run registry:update -- --from packages.`, {
      cause,
    });
  }
}
