import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const hash = z.string().regex(/^sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}$/);

/** dist/headers.json, which the build writes: the hashes of what stands inline in its pages, and where they send ratings. */
export const inlineHashes = z.strictObject({
  scriptHashes: z.array(hash).default([]),
  styleHashes: z.array(hash).default([]),
  /** The origin that the pages send ratings to, where it is another one. */
  feedbackOrigin: z.url().optional(),
  /** The path of the speculation rules. */
  prefetchRules: z
    .string()
    .regex(/^\/[\w./-]+$/)
    .optional(),
});
export type InlineHashes = z.output<typeof inlineHashes>;

export const hashesFile = (dist: string) => join(dist, "headers.json");

/**
 * The hashes that the build left in a folder; none when it left no headers.json.
 * @throws an Error that names the file and the mend when it cannot be understood.
 */
export function readHashes(dist: string): InlineHashes {
  const file = hashesFile(dist);
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { scriptHashes: [], styleHashes: [] };
    throw error;
  }
  try {
    return inlineHashes.parse(JSON.parse(content));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(`${file} is not as the build writes it: build the site again.\n${reason}`, {
      cause: error,
    });
  }
}
