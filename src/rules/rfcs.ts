import type { Source } from "../schemas/source.ts";
import type { Rfc } from "../schemas/sources.ts";
import { inForce } from "../sources/rfcs.ts";
import type { NamedSource } from "./parsed.ts";
import { footnote, sentencesOf, withoutComments, type Passage } from "./prose.ts";
import type { Problem, Rule } from "./rule.ts";

type Rfcs = ReadonlyMap<number, Rfc>;

/**
 * RFCs are cited as the series has them (content/sources/rfcs.tsv): a source of type rfc by number, title and date,
 * every "RFC N" of the prose is in the table, and a date behind it is right. What Status says holds today, so it does
 * not rest on an obsoleted RFC unless the sentence tells of the past.
 */
export const rfcs: Rule = {
  id: "rfcs",
  kinds: true,
  guides: true,
  check({ sources, fields, passages }, { tables }) {
    const cited = sources.flatMap((source, index) =>
      sourceProblems(source, tables.rfcs).map((message) => ({
        field: `sources[${index}] ("${source.id}")`,
        message,
      })),
    );
    const prose = [...fields, ...passages].flatMap((passage) => [
      ...namedProblems(passage, tables.rfcs),
      ...(passage.field === "Status" ? obsoleteProblems(passage, sources, tables.rfcs) : []),
    ]);
    return [...cited, ...prose];
  },
};

const notThere = (number: number) =>
  `RFC ${number}, which is not in content/sources/rfcs.tsv: correct the number, or add the row that \`npm run sources:rfcs -- ${number}\` prints`;

function sourceProblems({ title, url, date, type }: NamedSource, rfcs: Rfcs): string[] {
  const titled = /^RFC (\d+)\b/.exec(title);
  if (type !== "rfc")
    return titled && /rfc-editor\.org|datatracker\.ietf\.org\/doc\/(?:html\/)?rfc/.test(url)
      ? [`is RFC ${titled[1]} and has the type ${type}: use the type rfc`]
      : [];
  if (!titled) return [`has the type rfc and no number in its title: begin it with "RFC N: "`];
  const number = Number(titled[1]);
  const known = rfcs.get(number);
  if (!known) return [`cites ${notThere(number)}`];

  const problems = titleProblems(title, number, known);
  if (date !== known.date)
    problems.push(
      `${date ? `has the date ${date}` : "has no date"}, and RFC ${number} is of ${known.date}: correct it`,
    );
  const address = /rfc0*(\d+)(?!\d)/i.exec(new URL(url, "https://example.org").pathname)?.[1];
  if (Number(address) !== number)
    problems.push(`has the address ${url}: write https://www.rfc-editor.org/rfc/rfc${number}`);
  return problems;
}

function titleProblems(title: string, number: number, known: Rfc): string[] {
  const right = `RFC ${number}: ${known.title}`;
  // A section or part may follow: "RFC 9114: HTTP/3, section 3.1.2".
  if (title.startsWith(right) && /^(?:$|, | \(|; )/.test(title.slice(right.length))) return [];
  return [`has the title "${title}": write "${right}", and what you cite of it behind a comma`];
}

/** What is wrong with a source outside an article whose title begins with an RFC's number: "RFC 862: Echo Protocol". */
export function rfcTitleProblems({ title }: Source, rfcs: Rfcs): string[] {
  const number = Number(/^RFC (\d+)\b/.exec(title)?.[1]);
  if (Number.isNaN(number)) return [];
  const known = rfcs.get(number);
  return known ? titleProblems(title, number, known) : [`cites ${notThere(number)}`];
}

const mention = /\bRFC[  ](\d{1,5})\b(?:,? (?:of |\()(?:\d{1,2} )?([A-Z][a-z]+) (\d{4}))?/g;
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function namedProblems({ field, line, text }: Passage, rfcs: Rfcs): Problem[] {
  return [...withoutComments(text).matchAll(mention)].flatMap(([, digits = "", month, year]): Problem[] => {
    const number = Number(digits);
    const known = rfcs.get(number);
    const place = { field, ...(line === undefined ? {} : { line }) };
    if (!known) return [{ ...place, message: `names ${notThere(number)}` }];
    const at = months.indexOf(month ?? "");
    if (at < 0) return [];
    const said = `${year}-${String(at + 1).padStart(2, "0")}`;
    return said === known.date
      ? []
      : [
          {
            ...place,
            message: `dates RFC ${number} ${month} ${year}, and it is of ${inWords(known.date)}: correct it`,
          },
        ];
  });
}

const inWords = (date: string) => `${months[Number(date.slice(5)) - 1] ?? ""} ${date.slice(0, 4)}`;

/** Words of a sentence that tells of what was. */
const past =
  /\b(?:1[89]|20)\d\d\b|\b(?:was|were|had|did|came|began|first|earlier|older|oldest|old|former(?:ly)?|once|until|since|began|then|obsoleted?|replaced|retired|historic(?:al)?|original(?:ly)?|edition|list|took)\b/i;

function obsoleteProblems(
  { field, line, noted = "" }: Passage,
  sources: readonly NamedSource[],
  rfcs: Rfcs,
): Problem[] {
  return sentencesOf(withoutComments(noted))
    .filter((sentence) => !past.test(sentence.replaceAll(footnote, "")))
    .flatMap((sentence) => {
      const named = Array.from(sentence.matchAll(mention), ([, digits]) => Number(digits));
      const noted = Array.from(sentence.matchAll(footnote), ([, id]) =>
        sources.find((source) => source.id === id),
      ).map((source) => (source?.type === "rfc" ? Number(/^RFC (\d+)/.exec(source.title)?.[1]) : 0));
      return [...new Set([...named, ...noted])];
    })
    .filter((number) => (rfcs.get(number)?.obsoletedBy.length ?? 0) > 0)
    .map((number) => ({
      field,
      ...(line === undefined ? {} : { line }),
      message: `rests on RFC ${number}, which is obsolete: name the RFC in force, ${inForce(number, rfcs)
        .map((one) => `RFC ${one}`)
        .join(" or ")}, or say when it held`,
    }));
}
