import type { ParsedArticle } from "./parsed.ts";
import { withoutComments, type Passage } from "./prose.ts";

/** Words in a row that two paragraphs have to share before they count as alike. */
const shingle = 8;
/** Share of the shorter paragraph's shingles, from which on two paragraphs are the same. */
const alike = 0.5;
/** Least shingles of a paragraph by which its like is looked for; more find more distant likes. */
const keys = 8;

interface Paragraph extends Passage {
  path: string;
  /** Hashes of all runs of eight words, ascending, each once. */
  shingles: Uint32Array;
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
  const byKey = new Map<number, Paragraph[]>();
  const found = new Map<ParsedArticle, ReturnType<ParagraphIndex["shared"]>>();
  const alreadyRead = (paragraph: Paragraph) => {
    const candidates = keysOf(paragraph).flatMap((key) => byKey.get(key) ?? []);
    return candidates.find((candidate) => overlap(candidate.shingles, paragraph.shingles) >= alike);
  };
  for (const article of articles) {
    const own = paragraphsOf(article).map((paragraph) => ({ paragraph, other: alreadyRead(paragraph) }));
    found.set(
      article,
      own.flatMap(({ paragraph, other }) =>
        other ? [{ field: paragraph.field, line: paragraph.line, other }] : [],
      ),
    );
    for (const { paragraph, other } of own) {
      if (other) continue;
      for (const key of keysOf(paragraph)) {
        const list = byKey.get(key);
        if (list) list.push(paragraph);
        else byKey.set(key, [paragraph]);
      }
    }
  }
  return { shared: (article) => found.get(article) ?? [] };
}

function paragraphsOf({ path, port, fields, passages }: ParsedArticle): Paragraph[] {
  const answers = fields.filter(({ field }) => field.endsWith(".answer"));
  return [...answers, ...passages].flatMap((passage) => {
    const words =
      withoutComments(passage.text)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    const shingles = shinglesOf(words.map((word) => (word === String(port) ? "#" : word)));
    return shingles.length > 0 ? [{ ...passage, path, shingles }] : [];
  });
}

const keysOf = ({ shingles }: Paragraph) => [...shingles.subarray(0, keys)];

function shinglesOf(words: readonly string[]): Uint32Array {
  const hashes = new Set<number>();
  for (let at = 0; at + shingle <= words.length; at++)
    hashes.add(hash(words.slice(at, at + shingle).join(" ")));
  return Uint32Array.from(hashes).sort();
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Shared hashes of two ascending lists, as a share of the shorter. */
function overlap(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared / Math.min(a.length, b.length);
}
