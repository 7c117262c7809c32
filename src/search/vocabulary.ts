import { each, type Steps } from "../steps.ts";
import { edits } from "./edits.ts";
import { soundOf } from "./sounds.ts";

/** Is given a word of the index, by its place, that a typed word may mean; `quality` 0–1. */
export type Visit = (word: number, quality: number) => void;

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

const singular = (word: string) => (word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word);

const wordsPerStep = 400;

/** Words in the order of their letters' codes, those with the same first letter in one step. */
function* sorted(words: Iterable<string>): Steps<string[]> {
  const byFirst = Map.groupBy(words, (word) => word.charCodeAt(0));
  const all: string[] = [];
  for (const [, alike] of [...byFirst].sort(([a], [b]) => a - b)) {
    yield;
    for (const word of alike.sort()) all.push(word);
  }
  return all;
}

/** All words of an index, and which of them a typed word may mean: itself, one that begins so, or one misspelt. */
export class Vocabulary {
  /** In order, so that all that begin alike are neighbours. */
  readonly words: readonly string[];
  readonly #places = new Map<string, number>();
  /** What rules most words out before they are compared letter by letter. */
  readonly #bits: Int32Array;
  readonly #lengths: Uint16Array;
  readonly #sounds = new Map<string, number[]>();

  private constructor(words: readonly string[]) {
    this.words = words;
    this.#bits = new Int32Array(words.length);
    this.#lengths = new Uint16Array(words.length);
  }

  /** Makes it step by step, so that a page may do other things between. */
  static *build(words: Iterable<string>): Steps<Vocabulary> {
    const vocabulary = new Vocabulary(yield* sorted(words));
    yield* each(vocabulary.words, wordsPerStep, (word, place) => {
      vocabulary.#places.set(word, place);
      vocabulary.#bits[place] = letterBits(word);
      vocabulary.#lengths[place] = word.length;
      if (word.length < 4) return;
      const sound = soundOf(word);
      const alike = vocabulary.#sounds.get(sound);
      if (alike) alike.push(place);
      else vocabulary.#sounds.set(sound, [place]);
    });
    return vocabulary;
  }

  has(word: string): boolean {
    return this.#places.has(word);
  }

  /** The place of a word; undefined where no name has it. */
  placeOf(word: string): number | undefined {
    return this.#places.get(word);
  }

  /**
   * Gives all words that a typed one may mean, in no order; one may come again with another quality: the best counts.
   * @param alone whether nothing else was typed: a single letter beside other words begins too many to tell anything.
   */
  candidates(typed: string, alone: boolean, visit: Visit): void {
    const exact = this.#places.get(typed);
    let known = exact !== undefined;
    if (exact !== undefined) visit(exact, 1);
    else if (typed.length > 4)
      for (const form of [singular(typed), `${typed}s`]) {
        const place = this.#places.get(form);
        if (place === undefined) continue;
        visit(place, 0.96);
        known = true;
      }
    if (alone || typed.length > 1) this.#beginningWith(typed, visit);
    if (!known) this.#misspelt(typed, visit);
  }

  #beginningWith(typed: string, visit: Visit): void {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] ?? "") < typed) low = middle + 1;
      else high = middle;
    }
    for (let word = this.words[low]; word?.startsWith(typed); word = this.words[++low])
      visit(low, 0.65 + 0.25 * (typed.length / word.length));
  }

  #misspelt(typed: string, visit: Visit): void {
    const limit = allowed(typed);
    if (limit === 0) return;
    for (const place of this.#sounds.get(soundOf(typed)) ?? []) visit(place, 0.86);
    const bits = letterBits(typed);
    const digits = digitsOf(typed);
    // Each edit changes the set of letters by two at most.
    const most = typed.length === shortestMisspelt ? 0 : 2 * limit;
    const shortest = Math.max(3, typed.length - limit);
    const longest = typed.length + limit;
    for (let place = 0; place < this.words.length; place++) {
      const length = this.#lengths[place] ?? 0;
      if (length < shortest || length > longest) continue;
      const differing = ones(bits ^ (this.#bits[place] ?? 0));
      if (differing > most) continue;
      const word = this.words[place] ?? "";
      if (!beginAlike(word, typed) || digitsOf(word) !== digits) continue;
      const distance = edits(typed, word, limit);
      if (distance > limit) continue;
      const first = word[0] === typed[0] ? 0 : 0.1;
      // The same letters in another order are the likeliest slip.
      const swapped = differing === 0 && word.length === typed.length ? 0.24 : 0;
      visit(place, Math.max(0.1, 0.92 + swapped - (1.8 * distance) / Math.max(5, word.length) - first));
    }
  }
}
