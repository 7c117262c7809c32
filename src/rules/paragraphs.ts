import { limits } from "../schemas/article.ts";
import type { ParsedArticle } from "./parsed.ts";
import { withoutComments, type Passage } from "./prose.ts";

interface Paragraph extends Passage {
  path: string;
  words: number;
  /** Hashes of all runs of eight words, each once. */
  shingles: ReadonlySet<number>;
}

/** The paragraphs of all articles. */
export interface ParagraphIndex {
  /** The paragraphs of an article that another, earlier in the list, also has. */
  shared(
    article: ParsedArticle,
  ): { field: string; line?: number | undefined; other: Passage & { path: string } }[];
}

/** Reads the paragraphs and answers of all articles once. A port's own number counts as the same word in all. */
export function indexParagraphs(articles: readonly ParsedArticle[]): ParagraphIndex {
  const byShingle = new Map<number, Paragraph[]>();
  const found = new Map<ParsedArticle, ReturnType<ParagraphIndex["shared"]>>();
  for (const article of articles) {
    const own = paragraphsOf(article);
    found.set(
      article,
      own.flatMap((paragraph) => {
        const other = mostAlike(paragraph, byShingle);
        return other ? [{ field: paragraph.field, line: paragraph.line, other }] : [];
      }),
    );
    for (const paragraph of own)
      for (const hash of paragraph.shingles) {
        const list = byShingle.get(hash);
        if (list) list.push(paragraph);
        else byShingle.set(hash, [paragraph]);
      }
  }
  return { shared: (article) => found.get(article) ?? [] };
}

/** The paragraph read before that shares most of the shorter of the two, if that is too much. */
function mostAlike(
  paragraph: Paragraph,
  byShingle: ReadonlyMap<number, readonly Paragraph[]>,
): Paragraph | null {
  const shared = new Map<Paragraph, number>();
  for (const hash of paragraph.shingles)
    for (const other of byShingle.get(hash) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);

  let most: { other: Paragraph | null; percent: number } = { other: null, percent: limits.sharedPercent };
  for (const [other, count] of shared) {
    // Of a few words in a row, two paragraphs may have all by chance: below the limit only the very same counts.
    const short = Math.min(paragraph.words, other.words) < limits.sharedWords;
    const sizes = [paragraph.shingles.size, other.shingles.size] as const;
    const percent = (100 * count) / (short ? Math.max(...sizes) : Math.min(...sizes));
    if (percent > most.percent && (!short || percent === 100)) most = { other, percent };
  }
  return most.other;
}

function paragraphsOf({ path, port, fields, passages }: ParsedArticle): Paragraph[] {
  const answers = fields.filter(({ field }) => field.endsWith(".answer"));
  return [...answers, ...passages].flatMap((passage) => {
    const words =
      withoutComments(passage.text)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    const shingles = shinglesOf(words.map((word) => (word === String(port) ? "#" : word)));
    return shingles.size > 0 ? [{ ...passage, path, words: words.length, shingles }] : [];
  });
}

function shinglesOf(words: readonly string[]): Set<number> {
  const { shingle } = limits;
  const hashes = new Set<number>();
  for (let at = 0; at + shingle <= words.length; at++)
    hashes.add(hash(words.slice(at, at + shingle).join(" ")));
  return hashes;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
