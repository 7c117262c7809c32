import { z } from "zod";

/** One RFC as the series has it. A row of content/sources/rfcs.tsv. */
export const rfc = z.strictObject({
  number: z.coerce.number().int().min(1),
  /** As the RFC Editor's index writes it, capitals included. */
  title: z.string().min(3),
  /** Month of publication, YYYY-MM. */
  date: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, "is not a month such as 2006-01"),
  /** Status in the index, in small letters. */
  status: z.enum([
    "internet standard",
    "draft standard",
    "proposed standard",
    "best current practice",
    "informational",
    "experimental",
    "historic",
    "unknown",
  ]),
  /** The RFCs that took its place; empty while it is in force. */
  obsoletedBy: z.array(z.number().int().min(1)),
});
export type Rfc = z.output<typeof rfc>;

const hosts = z
  .array(z.string().regex(/^[a-z0-9.-]+(?:\/\S*)?$/, "is not a host such as example.org"))
  .min(1);

/** Where sources of some types are found, and what is no source. content/sources/hosts.yml */
export const sourceHosts = z.strictObject({
  /** A source of one of these types is at one of these hosts or below them. */
  only: z.strictObject({ rfc: hosts, iana: hosts, cve: hosts, cert: hosts, standard: hosts }),
  /** Where anybody may write: never a maker's own documentation. */
  anybody: hosts,
  /** Encyclopedias and the like, which repeat sources: never a source. */
  refused: hosts,
});
export type SourceHosts = z.output<typeof sourceHosts>;

/** Words that the writers' guide forbids. content/style/words.yml */
export const forbiddenWords = z
  .array(
    z.strictObject({
      /** Words or phrases as they are typed; `*` stands for any ending. */
      words: z.array(z.string().min(2)).min(1),
      /** What to do instead, as the end of a sentence. */
      mend: z.string().min(8),
      /** Phrases with such a word that are no fault. */
      except: z.array(z.string().min(2)).default([]),
    }),
  )
  .min(1);
export type ForbiddenWords = z.output<typeof forbiddenWords>;
