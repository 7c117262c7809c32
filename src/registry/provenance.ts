import { createHash } from "node:crypto";
import { z } from "zod";
import type { Provenance } from "./types.ts";

const source = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(4),
  url: z.url({ protocol: /^https?$/ }),
  asOf: z.iso.date(),
  rows: z.int().min(0),
  licence: z.string().min(2),
});

const schema = z.strictObject({
  generated: z.iso.date(),
  from: z.enum(["packages", "iana"]),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sources: z.array(source).min(1),
  counts: z.strictObject({
    rows: z.int().min(0),
    assignedPorts: z.int().min(0),
    assignedTcp: z.int().min(0),
    assignedUdp: z.int().min(0),
  }),
});

/** What provenance.json holds: the provenance, how it was made, and the hash of the services.csv it belongs to. */
export type ProvenanceFile = z.output<typeof schema> & Provenance;
export type Source = ProvenanceFile["sources"][number];

/**
 * Reads the text of provenance.json.
 * @throws an Error that names each wrong field.
 */
export function parseProvenance(text: string): ProvenanceFile {
  const result = schema.safeParse(asJson(text));
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    (issue) => `provenance.json: ${issue.path.join(".") || "the file"}: ${issue.message}`,
  );
  throw new Error([...lines, "Make the file again with npm run registry:update."].join("\n"));
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const formatProvenance = (provenance: ProvenanceFile): string =>
  `${JSON.stringify(provenance, null, 2)}\n`;

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Sources by date, newest first; of one date, by id. */
export const newestFirst = (sources: readonly Source[]): Source[] =>
  sources.toSorted((a, b) => b.asOf.localeCompare(a.asOf) || a.id.localeCompare(b.id));
