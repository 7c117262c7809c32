import { z } from "zod";
import { citedSource, limits } from "./article.ts";
import { day, portNumber } from "./common.ts";

/** The four sections of a guide, in their order; links lead to them: `/guides/x#mend-it`. */
export const guideSections = ["What it means", "Find the cause", "Mend it", "Why it is so"] as const;

/**
 * Tables of content/facts that say which ports a guide is about. `privileged`: a common system wants a privilege to
 * bind it (low-ports.yml). `refused-by-browsers`: the Fetch standard lists it (browser-blocked.yml).
 */
export const concernFacts = ["privileged", "refused-by-browsers"] as const;
export type ConcernFact = (typeof concernFacts)[number];

/** A run of ports, both ends included. */
const portRange = z.strictObject({ from: portNumber, to: portNumber });
export type PortRange = z.output<typeof portRange>;

const concern = z
  .union([portNumber, portRange, z.enum(concernFacts)], {
    error: ({ input }) =>
      `is ${JSON.stringify(input)}: write a port from 0 to 65535, a range { from, to } of such, or one of ${concernFacts.join(", ")}`,
  })
  .superRefine((one, context) => {
    if (typeof one === "object" && one.from >= one.to)
      context.addIssue({
        code: "custom",
        message: `runs from ${one.from} to ${one.to}: put the lower number first, or write a single port`,
      });
  });
/** Ports that a guide is about: one, a run of them, or those of a table of facts. */
export type Concern = z.output<typeof concern>;

/** What to write into a field of a guide that is missing. */
const mends = {
  title: "the trouble in the reader's words",
  symptom: "what the reader sees, in a few words, such as Permission denied",
  summary: `one sentence of at most ${limits.summaryCharacters} characters that answers`,
  systems: "where the trouble occurs: linux, macos, windows, docker",
  concerns: `the ports that it is about: numbers, ranges { from, to }, ${concernFacts.join(", ")}`,
};

/** Why some fields that people expect are not there. */
const unwanted = Object.fromEntries(
  ["port", "ports", "related"].map((key) => [
    key,
    "the ports that a guide is about stand in concerns; move them",
  ]),
);

/** Frontmatter of content/guides/<slug>.mdx: a trouble that belongs to no single port. */
export const guide = z
  .strictObject({
    /** The trouble in the reader's words: "The port is in use, but nothing is listed". */
    title: z.string().min(10).max(80),
    /** What the reader sees, in a few words; a link on the pages of ports, with a question mark behind it. */
    symptom: z
      .string()
      .min(5)
      .max(32)
      .regex(/[^?.]$/, "ends with a mark: leave it out, pages add their own"),
    /** One sentence that answers. */
    summary: z.string().min(limits.summaryMin).max(limits.summaryCharacters),
    /** Error messages that lead here, as people see them. */
    errors: z.array(z.string().min(3)).default([]),
    /** Where the trouble occurs. */
    systems: z.array(z.enum(["linux", "macos", "windows", "docker"])).min(1),
    /** The ports that it is about. Those named one by one are listed on its page, and it comes first on theirs. */
    concerns: z
      .array(concern)
      .min(1)
      .superRefine((concerns, context) => {
        const words = concerns.map((one) => JSON.stringify(one));
        words.forEach((word, index) => {
          if (words.indexOf(word) < index)
            context.addIssue({ code: "custom", path: [index], message: `is ${word} once more: remove it` });
        });
      }),
    sources: z.array(citedSource).min(1),
    /** The day on which someone last read it against its sources. */
    reviewed: day,
  })
  .meta({ mends, unwanted });
export type Guide = z.output<typeof guide>;
