import { parse } from "yaml";
import { z } from "zod";
import { day, portNumber, transport } from "../schemas/common.ts";
import { source } from "../schemas/source.ts";

/** One mend of what the two packages cannot know; see content/registry/corrections.yml. */
const correction = z
  .strictObject({
    /** The port that is mended. */
    port: portNumber,
    /** On which transports. */
    transports: z.array(transport).min(1),
    /** A further current name, for a pair of which the current source keeps only one. */
    also: z.strictObject({ name: z.string().min(1), description: z.string() }).optional(),
    /** The state, where a row without transport gives it; the only one so far is "reserved". */
    state: z.literal("reserved").optional(),
    /** Why the packages miss it, in one sentence. */
    why: z.string().min(10),
    /** Where it was read. */
    source,
    /** The day of the file that was read. */
    asOf: day,
  })
  .refine((entry) => (entry.also === undefined) !== (entry.state === undefined), {
    error: "needs either `also` or `state`: say which of the two is mended",
  });

// Their one date stands in provenance.json.
const schema = z
  .array(correction)
  .refine((all) => new Set(all.flatMap(pairsOf)).size === all.flatMap(pairsOf).length, {
    error: "has two entries for one port and transport: make them one",
  })
  .refine((all) => new Set(all.map((entry) => `${entry.source.url} ${entry.asOf}`)).size <= 1, {
    error: "has entries of several files or days: read all of them in the newest file, and give all its date",
  });
export type Correction = z.output<typeof correction>;

const pairsOf = (entry: Correction): string[] =>
  entry.transports.map((transport) => `${entry.port}/${transport}`);

/**
 * Reads the text of corrections.yml.
 * @throws an Error that names every wrong entry and field.
 */
export function parseCorrections(text: string): Correction[] {
  const result = schema.safeParse(parse(text) ?? []);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `corrections.yml: ${place(issue.path)}: ${issue.message}`);
  throw new Error([...lines, "src/registry/corrections.ts says what each field holds."].join("\n"));
}

/** @example place([0, "also", "name"]) // "[0].also.name" */
const place = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("") || "the file";
