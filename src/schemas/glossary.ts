import { z } from "zod";
import { portNumber } from "./common.ts";
import { source } from "./source.ts";

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "is no address: write small letters and hyphens");

/** Limits of a definition, in characters; the writers' guide names the same. */
export const definitionCharacters = { least: 80, most: 420 } as const;
/** How many sentences a definition has. */
export const definitionSentences = { least: 2, most: 4 } as const;

const sentences = (text: string) => text.match(/[.?!](?=\s+[A-Z`]|\s*$)/g)?.length ?? 0;

/** A term that articles share. content/glossary/<address>.yml; the name of the file is its place on the page. */
export const glossaryTerm = z.strictObject({
  /** As a reader would look it up: "ephemeral port". */
  term: z.string().min(3).max(40),
  /** What it means, in two to four sentences of plain text; only `code` is set apart. */
  definition: z
    .string()
    .min(definitionCharacters.least)
    .max(definitionCharacters.most)
    .superRefine((text, context) => {
      const count = sentences(text);
      if (count < definitionSentences.least || count > definitionSentences.most)
        context.addIssue({
          code: "custom",
          message: `has ${count} sentences: write ${definitionSentences.least} to ${definitionSentences.most}`,
        });
    }),
  /** The words of texts whose first use links here, in the singular; without it, the term. */
  words: z.array(z.string().min(3).max(40)).min(1).optional(),
  /** Other terms, by address. */
  see: z.array(slug).default([]),
  /** Ports that show what is meant. */
  ports: z.array(portNumber).max(6).default([]),
  /** What the definition rests on. */
  sources: z.array(source).min(1),
});
export type GlossaryTerm = z.output<typeof glossaryTerm>;
