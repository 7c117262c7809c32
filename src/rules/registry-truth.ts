import { lastPort } from "../ports/port.ts";
import type { Passage } from "./prose.ts";
import type { Context, Problem, Rule } from "./rule.ts";
import { mayClaim, readClaims } from "./truth/claims.ts";
import { contradiction, statesOf } from "./truth/contradiction.ts";
import { namesOf, portsOf } from "./truth/names.ts";
import { pairsIn } from "./truth/pairs.ts";
import { sentenceReader, type Sentence } from "./truth/sentences.ts";

/**
 * No sentence contradicts the registry or RFC 6335 §6: a port's state on its transports, its service names, how many
 * they are and since when, its range. Sentences about the past, and those that correct a claim, are left alone; so is a
 * sentence followed by `{/* true: reason *\/}`. Other ports are meant where the sentence names them.
 */
export const registryTruth: Rule = {
  id: "registry-truth",
  guides: true,
  check({ port, fields, passages }, context) {
    const readOwn = port === null ? null : sentenceReader(port);
    return [...fields, ...passages].flatMap((passage) => {
      const { text } = passage;
      const worthReading = mayClaim(text) || text.includes("{/*");
      const others = portsNamed(passage).filter((number) => number !== port);
      const own =
        port !== null && worthReading
          ? (readOwn?.(passage) ?? []).map((sentence) => ({ port, sentence }))
          : [];
      // Exemptions are told once: by the article's own port, or in guides by each port that they are about.
      const named = mayClaim(text)
        ? others.flatMap((about) =>
            sentenceReader(
              about,
              port !== null,
            )(passage)
              .filter((sentence) => sentence.text.includes("@P"))
              .map((sentence) => ({ port: about, sentence })),
          )
        : [];
      const pairs = pairsOf(passage, context);
      const problems = [
        ...own.map((one) => ({ ...one, wrong: wrongIn(one.sentence, one.port, context) })),
        ...named.map((one) => ({ ...one, wrong: wrongIn(one.sentence, one.port, context) })),
        ...pairs,
      ];
      return told(problems, passage);
    });
  },
};

interface Finding {
  port: number;
  sentence: Pick<Sentence, "source" | "exempt">;
  /** What the registry says instead, or null when it agrees. */
  wrong: string | null;
}

/** Each sentence once: what is wrong with it, or with its exemption. */
function told(findings: readonly Finding[], { field, line }: Passage): Problem[] {
  const bySentence = Map.groupBy(findings, ({ sentence }) => sentence.source);
  return [...bySentence.values()].flatMap((all): Problem[] => {
    const [first] = all;
    if (!first) return [];
    const wrong = all.find((one) => one.wrong !== null)?.wrong ?? null;
    const said = `“${shown(first.sentence)}”`;
    // Comments do not work in frontmatter, which has no line here.
    if (line === undefined)
      return wrong ? [{ field, message: `says ${said}, but ${wrong}: correct it` }] : [];
    const { exempt } = first.sentence;
    const mend = "correct it, or put {/* true: the reason */} behind it";
    if (exempt === null)
      return wrong ? [{ field, line, message: `says ${said}, but ${wrong}: ${mend}` }] : [];
    if (exempt === "")
      return [
        { field, line, message: `exempts ${said} and does not say why: write the reason behind "true:"` },
      ];
    return wrong
      ? []
      : [{ field, line, message: `exempts ${said}, which needs no exemption: remove the comment` }];
  });
}

/** The ports that a text links to or calls ports. */
function portsNamed({ text }: Passage): number[] {
  const named = Array.from(text.matchAll(/\/ports\/(\d+)|\bports? (\d+)/gi), ([, link, word]) =>
    Number(link ?? word),
  );
  return [...new Set(named)].filter((number) => number <= lastPort);
}

function wrongIn(sentence: Sentence, port: number, { registry, facts }: Context): string | null {
  const records = registry.at(port);
  return (
    readClaims(sentence)
      .map((claim) => contradiction(claim, port, records, facts))
      .find((found) => found !== null) ?? null
  );
}

/** Ports that a sentence calls by the name of others, such as "port 993 is pop3s". */
function pairsOf(passage: Passage, { registry, facts }: Context): Finding[] {
  if (passage.field === "History" || !/\d/.test(passage.text)) return [];
  return sentenceReader(-1)(passage).flatMap(({ source, exempt }) =>
    pairsIn(source).flatMap(({ port, name }): Finding[] => {
      const elsewhere = port <= lastPort ? portsOf(name, registry) : [];
      if (elsewhere.length === 0 || namesOf(port, registry, facts).has(name.toLowerCase())) return [];
      const records = registry.at(port);
      const known = elsewhere.slice(0, 3).join(", ");
      const wrong = `\`${name.toLowerCase()}\` is ${known}, and IANA's registry has port ${port} ${statesOf(records)}`;
      return [{ port, sentence: { source, exempt }, wrong }];
    }),
  );
}

function shown({ source }: Pick<Sentence, "source">): string {
  const text = source.replace(/[.:;,]$/, "");
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
