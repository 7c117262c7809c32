import { edits } from "./edits.ts";

/** A word of the index that a typed word may mean; `quality` 0–1. */
export interface Candidate {
  word: string;
  quality: number;
}

const shortestMisspelt = 3;
/** At most this many edits for a word of so many letters. */
const allowed = (word: string) =>
  /^\d*$/.test(word) || word.length < shortestMisspelt ? 0 : word.length < 6 ? 1 : word.length < 12 ? 2 : 3;
/** Digits are never mended: a word with other digits is another word. */
const digitsOf = (word: string) => word.replaceAll(/\D+/g, "");

/** Whether two words begin alike: people seldom miss the first letter, and then they swap it or hear it so. */
const beginAlike = (a: string, b: string) =>
  a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]) || a[1] === b[0] || a[0] === b[1];

const letterBits = (word: string) => {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
};
const ones = (bits: number) => {
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
};

/** How a word sounds, roughly: "graphana" and "grafana" are alike, so are "kibbana" and "kibana". */
const soundOf = (word: string) =>
  word
    .replaceAll("ph", "f")
    .replaceAll(/ck|c(?![eihy])|qu?/g, "k")
    .replaceAll("x", "ks")
    .replaceAll(/c(?=[eiy])|z/g, "s")
    .replaceAll(/(?<=[^aeiouscp])h|h(?![aeiouy])/g, "")
    .replaceAll(/y|ie|ei|ee|ea/g, "i")
    .replaceAll(/ou|oo/g, "u")
    .replaceAll(/(.)\1+/g, "$1");

const singular = (word: string) => (word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word);

/** All words of an index, and which of them a typed word may mean: itself, one that begins so, or one misspelt. */
export class Vocabulary {
  readonly #words: readonly string[];
  readonly #bits: Int32Array;
  readonly #has: ReadonlySet<string>;
  /** Places of the words that have a letter first or second. */
  readonly #withLetter: ReadonlyMap<string, readonly number[]>;
  /** The words of each sound; made when the first misspelt word wants it. */
  #sounds: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(words: Iterable<string>) {
    this.#words = [...words].sort();
    this.#has = new Set(this.#words);
    this.#bits = Int32Array.from(this.#words, letterBits);
    const withLetter = new Map<string, number[]>();
    for (const [place, word] of this.#words.entries())
      for (const letter of new Set(word.slice(0, 2))) {
        const places = withLetter.get(letter);
        if (places) places.push(place);
        else withLetter.set(letter, [place]);
      }
    this.#withLetter = withLetter;
  }

  has(word: string): boolean {
    return this.#has.has(word);
  }

  /**
   * Best first is not promised; each word once.
   * @param alone whether nothing else was typed: a single letter beside other words begins too many to tell anything.
   */
  candidates(typed: string, alone = true): Candidate[] {
    const found = new Map<string, number>();
    const add = (word: string, quality: number) => {
      if (quality > (found.get(word) ?? 0)) found.set(word, quality);
    };
    if (this.#has.has(typed)) add(typed, 1);
    else if (typed.length > 4)
      for (const form of [singular(typed), `${typed}s`]) if (this.#has.has(form)) add(form, 0.96);
    const known = found.size > 0;
    if (alone || typed.length > 1)
      for (const word of this.#beginningWith(typed)) add(word, 0.65 + 0.25 * (typed.length / word.length));
    if (!known) for (const [word, quality] of this.#misspelt(typed)) add(word, quality);
    return [...found].map(([word, quality]) => ({ word, quality }));
  }

  *#beginningWith(typed: string): Generator<string> {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#words[middle] ?? "") < typed) low = middle + 1;
      else high = middle;
    }
    for (let word = this.#words[low]; word?.startsWith(typed); word = this.#words[++low]) yield word;
  }

  *#misspelt(typed: string): Generator<[string, number]> {
    const limit = allowed(typed);
    if (limit === 0) return;
    this.#sounds ??= Map.groupBy(
      this.#words.filter((word) => word.length > 3),
      soundOf,
    );
    for (const word of this.#sounds.get(soundOf(typed)) ?? []) yield [word, 0.86];
    const bits = letterBits(typed);
    const digits = digitsOf(typed);
    const short = typed.length === shortestMisspelt;
    const places = new Set([...typed.slice(0, 2)].flatMap((letter) => this.#withLetter.get(letter) ?? []));
    for (const index of places) {
      const word = this.#words[index] ?? "";
      if (Math.abs(word.length - typed.length) > limit || word.length < 3) continue;
      // Each edit changes the set of letters by two at most.
      const differing = ones(bits ^ (this.#bits[index] ?? 0));
      if (differing > (short ? 0 : 2 * limit) || !beginAlike(word, typed)) continue;
      if (digitsOf(word) !== digits) continue;
      const distance = edits(typed, word, limit);
      if (distance > limit) continue;
      const first = word[0] === typed[0] ? 0 : 0.1;
      // The same letters in another order are the likeliest slip.
      const swapped = differing === 0 && word.length === typed.length ? 0.24 : 0;
      yield [word, Math.max(0.1, 0.92 + swapped - (1.8 * distance) / Math.max(5, word.length) - first)];
    }
  }
}
