import { stopWords } from "./stop-words.ts";
import type { Transport } from "../registry/types.ts";
import type { Risk } from "./index-format.ts";

/** A port that a query names, best first. */
export interface NameHit {
  port: number;
  /** What people call the port. */
  label: string;
  /** The name that matched: a use, another name of it, a service name. */
  matched: string;
  transports: readonly Transport[];
  /** The use's risk; null for a registration. */
  risk: Risk | null;
  /** 0–1: how well the words are met; only to compare hits of one query. */
  score: number;
  /** Whether every word was met by one name, so that nothing else need be looked up. */
  sure: boolean;
}

/** Finds ports by name. */
export interface NameEngine {
  /**
   * The ports whose names meet the words, best first, each once.
   * @param words as the reader typed them, without numbers in other dress.
   */
  find(words: string, limit: number): readonly NameHit[];
}

/** A loaded index: it also tells what a port is called. */
export interface NameBook extends NameEngine {
  /** What the port is called; null when the index does not know it. */
  at(port: number): NameHit | null;
  /** The named ports of a range, ascending. */
  between(from: number, to: number, limit: number): readonly NameHit[];
}

/** Lower case without accents: "Café" → "cafe". */
export const fold = (text: string) =>
  /[^\0-\x7f]/.test(text)
    ? text.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "")
    : text.toLowerCase();

/** "SSH/SFTP (port 22)" → ["ssh", "sftp", "port", "22"]; "+", "#" and inner "." stay: "c++", "node.js". */
export const split = (text: string): string[] =>
  fold(text).match(/[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*[+#]*/gu) ?? [];

/** Words that only join the others, in a name as in a query. */
const joining = new Set("a an and by for from in of on or over the to via with".split(" "));
/** The words of a name without those that only join: "WinRM over HTTPS" → ["winrm", "https"]. */
export function nameWords(text: string): readonly string[] {
  const words = split(text);
  const telling = words.filter((word) => !joining.has(word));
  return telling.length > 0 ? telling : words;
}

/** The words that say something, or all when none does. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * The words of a query that may name something: "what port does mysql 8 use" → ["mysql"].
 * Numbers are left out where there are other words: they are versions or years.
 */
export function queryWords(text: string): string[] {
  const words = tellingWords(split(text.replaceAll(/['’]s\b/g, "")));
  const names = words.filter((word) => !/^\d+(?:\.\d+)*$/.test(word));
  return [...(names.length > 0 ? names : words)];
}
