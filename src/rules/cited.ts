import { footnote, sentencesOf, type Passage } from "./prose.ts";
import type { Problem, Rule } from "./rule.ts";

const told: readonly string[] = ["History", "Risks"];

/**
 * In History and Risks every claim with a year, a version, a percentage, a count, a CVE or a superlative has a footnote:
 * in its sentence, or behind a later sentence of the same paragraph, which then closes both. In a table, one of the row
 * will do. What we did ourselves needs none, nor does a sentence followed by `{/* uncited: reason *\/}`.
 */
export const cited: Rule = {
  id: "cited",
  check: ({ port, passages }) =>
    passages.filter(({ field }) => told.includes(field)).flatMap((passage) => problemsOf(passage, port)),
};

const exemption = /\s*\{\/\*\s*uncited:?\s*(.*?)\s*\*\/\}/;
const comment = /\s*\{\/\*.*?\*\/\}/g;

function problemsOf({ field, line, noted = "", rowNotes }: Passage, port: number | null): Problem[] {
  if (rowNotes) return [];
  // A comment belongs to the sentence that it stands behind.
  const sentences = sentencesOf(noted.replaceAll(/\s+(\{\/\*)/g, "$1").replaceAll(/(\*\/\})(?=\S)/g, "$1 "));
  const last = sentences.findLastIndex((sentence) => sentence.search(footnote) >= 0);
  return sentences.slice(last + 1).flatMap((sentence): Problem[] => {
    const reason = exemption.exec(sentence)?.[1];
    const text = sentence.replaceAll(comment, "").trim();
    const claim = claimOf(text, port);
    const place = { field, ...(line === undefined ? {} : { line }) };
    if (reason === "")
      return [
        {
          ...place,
          message: `exempts “${short(text)}” and does not say why: write the reason behind "uncited:"`,
        },
      ];
    if (reason !== undefined || claim === null) return [];
    return [
      {
        ...place,
        message: `says “${short(text)}” and no footnote backs “${claim}”: put [^id] behind it, or leave it out`,
      },
    ];
  });
}

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text.replace(/[.:;,]$/, ""));

/** Our own search and trials, which no source can tell of. */
const ownWork =
  /\bwe (?:(?:have |had )?(?:found|know|knew|saw|met) (?:of )?(?:no|none|nothing|not|neither)|(?:did|could|do|have) not|read|searched|looked|tried|measured)\b|\bwe did it\b|\bnothing that we know\b/i;

/** What makes a sentence a claim that a source has to bear out. */
const claims: readonly RegExp[] = [
  /\b(?:CVE-\d{4}-\d+|MS\d{2}-\d{3}|VU#\d+|CA-\d{4}-\d+)\b/,
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:\d{1,2}, )?\d{4}\b/,
  /\b(?:1[89]\d\d|20[0-4]\d)(?:s\b|\b)/,
  /\b\d+(?:[.,]\d+)? ?(?:%|percent\b|per cent\b)/,
  /\bversions? \d[\w.]*/i,
  /\b\d+\.\d+(?:\.\d+)*[a-z]?\d*\b/,
  /\b\d{1,3}(?:,\d{3})+\b/,
  /\b\d+(?:\.\d+)? (?:thousand|million|billion|times|[KMGT]i?B|[KMGT]bit|[kMGT]bps|hosts|devices|machines|servers|computers|systems|users|sites|packets|addresses|networks|countries)\b/i,
  /\b(?:hundreds|thousands|millions|billions) of\b/i,
  /\bthe (?:very )?(?:first|only|oldest|earliest|largest|biggest|fastest) (?!of (?:these|those|them|all)|(?:line|lines|command|step|thing|two|three|few|one|part|column|word|time|place|sight|answer|look|case|byte|bytes|number|packet|request|message|table|row|example|character|dynamic|port|ports)\b)[a-z]/i,
];

/** The word of a sentence that a source has to bear out, or null. Ports, addresses, sections and code are none. */
export function claimOf(sentence: string, port: number | null = null): string | null {
  if (ownWork.test(sentence)) return null;
  const text = sentence
    .replaceAll(footnote, "")
    .replaceAll(/`[^`]*`/g, "code")
    .replaceAll(/\[[^\]]*\]\(\/ports\/\d+\)/g, "port")
    .replaceAll(/\b(?:ports?|TCP|UDP) \d+(?!\.\d)(?:(?:,| and| or| to|[–-]) ?(?:port )?\d+)*\b/gi, "port")
    .replaceAll(new RegExp(`\\b${port ?? "none"}\\b`, "g"), "port")
    .replaceAll(/(?<![\w-])\d+[–-]\d+(?![\w-])/g, "range")
    .replaceAll(/\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?\b/g, "address")
    .replaceAll(/\b(?:section|chapter|table|figure|RFC|page) \d[\d.]*/gi, "part")
    .replaceAll(/\b(?:TLS|SSL|HTTP|SMB|IPv|SNMPv|v)[ /v]?\d(?:\.\d)*\b/g, "protocol");
  return claims.map((claim) => claim.exec(text)?.[0]).find((found) => found !== undefined) ?? null;
}
