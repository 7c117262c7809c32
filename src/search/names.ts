import { contextWords, fillerWords, stopWords } from "./stop-words.ts";
import type { Transport } from "../registry/types.ts";
import type { Risk } from "./index-format.ts";

/** A page that a query names, best first: a port's, or one of the site's own. */
export interface NameHit {
  path: string;
  /** Null for a page that is no port's. */
  port: number | null;
  /** What people call the port, or the page's title. */
  label: string;
  /** The name that matched: a use, another name of it, a service name. */
  matched: string;
  transports: readonly Transport[];
  /** The use's risk; null for a registration. */
  risk: Risk | null;
  /** How well the words are met; only to compare hits of one query. */
  score: number;
  /** Whether every word was met by one name, so that nothing else need be looked up. */
  sure: boolean;
  /** Whether some words say one of its names whole. */
  named: boolean;
  /** 0–1: how much of what was typed is met, rare words counting for more. */
  cover: number;
}

/** Finds ports by name. */
export interface NameEngine {
  /**
   * The pages whose names meet the words, best first, each once.
   * @param words as the reader typed them, without numbers in other dress.
   */
  find(words: string, limit: number): readonly NameHit[];
}

/** A loaded index: it also tells what a port or a page is called. */
export interface NameBook extends NameEngine {
  /** What the port is called; null when the index does not know it. */
  at(port: number): NameHit | null;
  /** The title of one of the site's own pages; null when the index does not know it. */
  title(path: string): string | null;
  /** The named ports of a range, ascending. */
  between(from: number, to: number, limit: number): readonly NameHit[];
}

/** Lower case without accents: "Café" → "cafe". */
export const fold = (text: string) =>
  /[^\0-\x7f]/.test(text)
    ? text.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "")
    : text.toLowerCase();

/** Nearly all names are ASCII, which needs no Unicode tables: a third of the time. */
const asciiWord = /[a-z0-9]+(?:[.'_][a-z0-9]+)*[+#]*/g;
const anyWord = /[\p{L}\p{N}]+(?:[.'’_][\p{L}\p{N}]+)*[+#]*/gu;

/** "SSH/SFTP (port 22)" → ["ssh", "sftp", "port", "22"]; "+", "#" and inner "." and "_" stay: "c++", "node.js", "time_wait". */
export function split(text: string): string[] {
  const folded = fold(text);
  return folded.match(/[^\0-\x7f]/.test(folded) ? anyWord : asciiWord) ?? [];
}

/** Words that only join the others, in a name as in a query. */
const joining = new Set("a an and by for from in of on or over the to via with".split(" "));
/** The words of a name without those that only join: "WinRM over HTTPS" → ["winrm", "https"]. */
export function nameWords(text: string): readonly string[] {
  const words = split(text);
  if (words.length === 1) return words;
  const telling = words.filter((word) => !joining.has(word));
  return telling.length > 0 ? telling : words;
}

/** Programs and units by their names, not their files: "sqlservr.exe". */
const withoutEnding = (word: string) => word.replace(/(?<=.)\.(?:exe|dll|service|socket|app|jar|sh)$/, "");

const isNumber = (word: string) => /^\d+(?:\.\d+)*$/.test(word);
const without = (words: readonly string[], dropped: (word: string) => boolean) => {
  const left = words.filter((word) => !dropped(word));
  return left.length > 0 ? left : words;
};

/**
 * The words of a query that say something. Of a question that names nothing ("how to free a port on windows") these are
 * what it wants done; the systems that it mentions only tell where.
 */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !stopWords.has(word));
  const named = telling.some((word) => !contextWords.has(word) && !isNumber(word));
  if (named || words.length === telling.length) return telling;
  const wanted = words.filter((word) => !fillerWords.has(word) && !contextWords.has(word));
  return wanted.length > 0 ? wanted : telling.length > 0 ? telling : words;
}

/**
 * The words of a query that may name something: "what port does mysql 8 use" → ["mysql"].
 * Numbers are left out where there are other words: they are versions or years.
 */
export function queryWords(text: string): string[] {
  const words = split(text.replaceAll(/['’]s\b/g, "")).map(withoutEnding);
  return [...without(tellingWords(without(words, (word) => joining.has(word))), isNumber)];
}
