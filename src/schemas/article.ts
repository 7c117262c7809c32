import { z } from "zod";
import { day, looseDate, portNumber, riskLevel } from "./common.ts";
import { source } from "./source.ts";

/** Limits of an article; the rules use them, and a test holds the writers' guide (CONTRIBUTING.md) to the same. */
export const limits = {
  titleMin: 2,
  titleMax: 60,
  summaryMin: 20,
  summaryCharacters: 160,
  whyMin: 10,
  whyMax: 200,
  faqMin: 3,
  faqMax: 6,
  questionMin: 8,
  questionMax: 120,
  answerWords: 80,
  bodyWordsMin: 300,
  bodyWordsMax: 900,
  /** A collection has its table, and may be shorter. */
  collectionWordsMin: 120,
  /** Highest Flesch–Kincaid grade of a section, and from how many words on it is counted. */
  grade: 11,
  gradeWords: 40,
  /** Least share of sources that are primary, in percent. */
  primaryPercent: 50,
  /** Paragraphs of this many words or more may share at most this much with another, in percent of their shingles. */
  sharedWords: 20,
  sharedPercent: 40,
  /** Words in a row that count as one shingle. */
  shingle: 8,
} as const;

/** Types of a source; the first six are primary. */
export const sourceTypes = ["rfc", "standard", "maker", "iana", "cve", "cert", "paper", "report"] as const;
export const primaryTypes: readonly string[] = sourceTypes.slice(0, 6);

const words = (text: string) => text.trim().split(/\s+/).length;

/** A question in the words people type, and its answer: first sentence answers it. Plain text, `code` in backticks. */
export const faqItem = z.strictObject({
  question: z.string().min(limits.questionMin).max(limits.questionMax).endsWith("?"),
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
  type: z.enum(sourceTypes),
});
export type CitedSource = z.output<typeof citedSource>;

/** Frontmatter of content/ports/N.mdx. No number, status or service name: those are computed. */
export const article = z.strictObject({
  /** What people call it: "PostgreSQL", "AirPlay Receiver and Flask". */
  title: z.string().min(limits.titleMin).max(limits.titleMax),
  /** One sentence that answers "what is port N?". */
  summary: z.string().min(limits.summaryMin).max(limits.summaryCharacters),
  risk: z.strictObject({
    /** How dangerous it is that strangers reach it. */
    level: riskLevel,
    /** Why, one sentence. */
    why: z.string().min(limits.whyMin).max(limits.whyMax),
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
