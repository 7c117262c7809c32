import { z } from "zod";
import { day, looseDate, portNumber, riskLevel } from "./common.ts";
import { source } from "./source.ts";

/** Limits of an article; the writers' guide and the rules use the same. */
export const limits = {
  summaryCharacters: 160,
  faqMin: 3,
  faqMax: 6,
  answerWords: 80,
  bodyWordsMin: 300,
  bodyWordsMax: 900,
} as const;

const words = (text: string) => text.trim().split(/\s+/).length;

/** A question in the words people type, and its answer: first sentence answers it. Plain text, `code` in backticks. */
export const faqItem = z.strictObject({
  question: z.string().min(8).max(120).endsWith("?"),
  answer: z.string().superRefine((answer, context) => {
    const count = words(answer);
    if (count > limits.answerWords)
      context.addIssue({
        code: "custom",
        message: `has ${count} words; the limit is ${limits.answerWords}: shorten it or move it to the text`,
      });
  }),
});

/** A work cited in the text as [^id]. */
export const citedSource = source.extend({
  /** What stands in the footnote: [^rfc4253]. */
  id: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]*$/,
      "is not a footnote's word: write small letters, digits and hyphens, such as rfc4253",
    ),
  /** Date of the work, as exactly as it is known: 2006, 2006-01 or 2006-01-15. */
  date: looseDate.optional(),
  /** rfc · standard · maker (its own documentation) · iana · cve · cert · paper · report */
  type: z.enum(["rfc", "standard", "maker", "iana", "cve", "cert", "paper", "report"]),
});
export type CitedSource = z.output<typeof citedSource>;

/** Frontmatter of content/ports/N.mdx. No number, status or service name: those are computed. */
export const article = z.strictObject({
  /** What people call it: "PostgreSQL", "AirPlay Receiver and Flask". */
  title: z.string().min(2).max(60),
  /** One sentence that answers "what is port N?". */
  summary: z.string().min(20).max(limits.summaryCharacters),
  risk: z.strictObject({
    /** How dangerous it is that strangers reach it. */
    level: riskLevel,
    /** Why, one sentence. */
    why: z.string().min(10).max(200),
  }),
  /** The uses of this port that the article speaks of, most likely first; each is a row of content/facts/uses. */
  uses: z.array(z.string()).default([]),
  faq: z.array(faqItem).min(limits.faqMin).max(limits.faqMax),
  sources: z.array(citedSource).min(1),
  /** Other ports a reader of this one may want. */
  related: z.array(portNumber).default([]),
  /** The day on which someone last read it against its sources. */
  reviewed: day,
});
export type Article = z.output<typeof article>;

/** The four sections of an article, in their order. */
export const sections = ["Status", "History", "Risks", "Check"] as const;
