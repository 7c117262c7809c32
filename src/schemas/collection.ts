import { z } from "zod";
import { citedSource, limits } from "./article.ts";
import { day, portNumber } from "./common.ts";

/** The sections of a collection's text, in their order; its table stands above them. */
export const collectionSections = ["Which one to use", "What to open"] as const;

/** One line of the table. Transport, security and risk are those of the use, and written nowhere else. */
const member = z.strictObject({
  port: portNumber,
  /** The name of a row of content/facts/uses with this port, letter for letter. */
  use: z.string().min(2).max(60),
  /** When one takes this port and not its neighbour in the table, in a few words. */
  when: z.string().min(10).max(140),
});

/** What to write into a field of a collection that is missing. */
const mends = {
  name: 'what the ports have in common, in a word or two: "Mail"',
  title: 'the heading of the page: "Ports of mail"',
  summary: `one sentence of at most ${limits.summaryCharacters} characters that says which port to take`,
  members: "the ports, each with use and when, in the order in which they are to be read",
};

/** Frontmatter of content/collections/<slug>.mdx: ports that are chosen between, or opened and closed, together. */
export const collection = z
  .strictObject({
    /** What the ports have in common, in a word or two; a link on the page of each. */
    name: z.string().min(2).max(24),
    /** The heading of the page. */
    title: z.string().min(8).max(60),
    /** One sentence that answers "which of them?". */
    summary: z.string().min(20).max(limits.summaryCharacters),
    /** Other words that lead here: "email ports". */
    aka: z.array(z.string().min(3).max(60)).default([]),
    members: z
      .array(member)
      .min(3)
      .superRefine((members, context) => {
        members.forEach(({ port, use }, index) => {
          if (members.findIndex((one) => one.port === port && one.use === use) < index)
            context.addIssue({
              code: "custom",
              path: [index],
              message: `is ${port} with "${use}" once more: remove it`,
            });
        });
      }),
    sources: z.array(citedSource).min(1),
    /** The day on which someone last read it against its sources. */
    reviewed: day,
  })
  .meta({ mends });
export type Collection = z.output<typeof collection>;
