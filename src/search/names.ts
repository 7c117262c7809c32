/** One row of the index of names: port, what it is called, and all words that find it, lower case. */
export type NameRow = readonly [port: number, label: string, names: readonly string[]];

/** A port that a query names, best first. */
export interface NameHit {
  port: number;
  label: string;
  score: number;
}

const fold = (text: string) => text.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "");

/** Words of a question that name no service. */
const stopWords = new Set(
  "a an are at be by can default do does for how i in is it listen my of on or port ports run running service should the to use used uses using what whats which why with".split(
    " ",
  ),
);

/** The words of a query that may name something: "what port does mysql use" → ["mysql"]. */
export function queryWords(text: string): string[] {
  const words = fold(text)
    .split(/[^\p{L}\p{N}+*._/-]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : words;
}

function scoreName(name: string, phrase: string, words: readonly string[]): number {
  if (name === phrase) return 100;
  const parts = name.split(/[\s/_-]+/);
  if (words.every((word) => parts.includes(word))) return 70 - Math.min(20, name.length - phrase.length);
  if (name.startsWith(phrase)) return 50 - Math.min(20, name.length - phrase.length);
  if (words.every((word) => name.includes(word))) return 20;
  return 0;
}

/**
 * Ports whose names match, best first: the whole name, then whole words, then beginnings, then parts.
 * Among equals, the row that stands first in its names list wins, then the lower port.
 * @param rows the index that `buildNames` made.
 */
export function findNames(rows: readonly NameRow[], query: string, limit = 20): NameHit[] {
  const words = queryWords(query);
  const phrase = words.join(" ");
  if (phrase === "") return [];
  return rows
    .flatMap(([port, label, names]) => {
      const score = Math.max(0, ...names.map((name, place) => scoreName(name, phrase, words) - place / 100));
      return score > 0 ? [{ port, label, score }] : [];
    })
    .sort((a, b) => b.score - a.score || a.port - b.port)
    .slice(0, limit);
}
