import type { Passage } from "../prose.ts";

/** One sentence of an article, made ready for patterns. */
export interface Sentence {
  /** As its author wrote it, without footnotes and comments. */
  source: string;
  /** The same with `@P` for every mention of this port. */
  text: string;
  /** Whether it stands at the beginning of its field or paragraph. */
  first: boolean;
  /** Whether it, or the sentence before it, names another port, so that "it" may be that one. */
  othersNear: boolean;
  /** Set when the article is about another port, so that only claims that name this one are about it. */
  onlyNamed: boolean;
  /** Reason of a `{/* true: reason *\/}` right behind it; null where there is none. */
  exempt: string | null;
}

const exemption = /\s*\{\/\*\s*true:?\s*(.*?)\s*\*\/\}/g;
const mark = /\u0001\d+\u0002|\{\/\*.*?\*\/\}/g;
const end = /(?<=[.!?]["”’)]*(?:\u0001\d+\u0002)?)\s+(?=["“‘(]?[A-Z0-9`[])/;

/** Reads the sentences of passages about one port; questions are left out, they claim nothing. */
export function sentenceReader(port: number, onlyNamed = false): (passage: Passage) => Sentence[] {
  const withToken = tokenFor(port);
  return (passage) => {
    const reasons: string[] = [];
    const marked = passage.text.replaceAll(
      exemption,
      (_, reason: string) => `\u0001${reasons.push(reason) - 1}\u0002`,
    );
    let othersBefore = namesOthers(withToken(passage.after ?? ""), port);
    return marked.split(end).flatMap((part, index): Sentence[] => {
      const source = part.replaceAll(mark, "").trim();
      const text = withToken(source);
      const others = namesOthers(text, port);
      const othersNear = others || othersBefore;
      othersBefore = others;
      if (/\?["”’)]*$/.test(source)) return [];
      const number = /\u0001(\d+)\u0002/.exec(part)?.[1];
      const exempt = number === undefined ? null : (reasons[Number(number)] ?? "");
      return [{ source, text, first: index === 0, othersNear, onlyNamed, exempt }];
    });
  };
}

/** Puts `@P` for "port 770", "770", "TCP port 770", "770/tcp" and a link to the page itself. */
function tokenFor(port: number): (text: string) => string {
  const link = new RegExp(String.raw`\[((?:port )?${port})\](?:\(/ports/${port}\))?`, "gi");
  const name = String.raw`(?:\bport(?: number)? )?(?<![\w.,:/–@-])${port}`;
  const mention = new RegExp(String.raw`${name}(?:/(tcp|udp|sctp|dccp))?(?!\w|[.,–-]\d|/|%)`, "gi");
  return (text) =>
    text
      .replaceAll(link, "$1")
      .replaceAll(mention, (_, transport?: string) => (transport ? `@P on ${transport.toUpperCase()}` : "@P"))
      .replaceAll(/@P \((TCP|UDP|SCTP|DCCP)\)/g, "@P on $1");
}

/** What looks like a port and is a year, a document, a version or a count. */
const noPorts = new RegExp(
  [
    String.raw`\b(?:RFC|BCP|STD|section|version|chapter|page|issue|revision|KB|VU#?)\s*#?[\d.]+`,
    String.raw`\b[A-Z]+\d*-\d[\d-]*`,
    String.raw`\d{4}-\d{2}(?:-\d{2})?`,
    String.raw`\b\d{1,2} (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)`,
    String.raw`(?<!\b(?:ports?|and|or|TCP|UDP) )\b(?:19[6-9]|20\d)\d\b(?!/)`,
    String.raw`\d+(?:,\d{3})+`,
    String.raw`\d+\.\d[\d.]*`,
    String.raw`\d+ ?%`,
  ].join("|"),
  "g",
);

/** Whether a text names a port that is not this one. */
export function namesOthers(text: string, port: number | null = null): boolean {
  const numbers = text.replaceAll(noPorts, "").match(/(?<![\w.])\d+(?!\w)/g) ?? [];
  return numbers.some((digits) => Number(digits) !== port);
}
