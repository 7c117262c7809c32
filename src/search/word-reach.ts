import type { NameTable } from "./name-table.ts";
import { faceWords, worth } from "./worth.ts";

/** Names and how well each is met, 0–1, in two columns. */
interface Reach {
  names: Int32Array;
  values: Float64Array;
}

/** What the words of a query meet. */
export interface Meeting {
  /** For each word, how well each name meets it, 0–1; valid until the next meeting. */
  met: readonly Float32Array[];
  /** Whether any name meets the word. */
  known: readonly boolean[];
  /** The names that meet any, each once. */
  seen: readonly number[];
}

/** Two words that are one misspelt have at least so many letters: "elastic serach". */
const joinedLength = 7;
/** So many words are remembered: with the next letter all but the last are asked again. */
const remembered = 100;

/**
 * Finds the names that words meet: as they are, as a beginning, or misspelt.
 * @returns a function for the words of one query; what it gives is overwritten by the next call.
 */
export function createMeet(table: NameTable): (words: readonly string[]) => Meeting {
  const { vocabulary, starts, postings, detail, names } = table;
  const columns: Float32Array[] = [];
  const values = new Float64Array(names.length);
  const touched = new Uint8Array(names.length);
  const known = new Map<string, Reach>();
  let seen: number[] = [];
  let used: readonly Float32Array[] = [];

  /** The names that one word meets. */
  function reach(typed: string, alone: boolean): Reach {
    const key = `${typed} ${alone}`;
    const before = known.get(key);
    if (before) return before;
    const list: number[] = [];
    vocabulary.candidates(typed, alone, (word, quality) => {
      const end = starts[word + 1] ?? 0;
      for (let at = starts[word] ?? 0; at < end; at++) {
        const name = postings[at] ?? 0;
        const value = detail[name] ? quality * worth.detail : quality;
        const best = values[name] ?? 0;
        if (best === 0) list.push(name);
        if (value > best) values[name] = value;
      }
    });
    const found = {
      names: Int32Array.from(list),
      values: Float64Array.from(list, (name) => values[name] ?? 0),
    };
    for (const name of list) values[name] = 0;
    if (known.size >= remembered) known.clear();
    known.set(key, found);
    return found;
  }

  return (words) => {
    for (const column of used) for (const name of seen) column[name] = 0;
    for (const name of seen) touched[name] = 0;
    seen = [];
    const alone = words.length === 1;
    const some: boolean[] = [];
    const met = words.map((word, place) => {
      some[place] = false;
      const column = (columns[place] ??= new Float32Array(names.length));
      const take = (typed: string, share: number) => {
        const found = reach(typed, alone);
        if (found.names.length > 0) some[place] = true;
        for (let at = 0; at < found.names.length; at++) {
          const name = found.names[at] ?? 0;
          const value = (found.values[at] ?? 0) * share;
          if (value > (column[name] ?? 0)) column[name] = value;
          if (touched[name]) continue;
          touched[name] = 1;
          seen.push(name);
        }
      };
      take(word, 1);
      if (faceWords.has(word)) for (const face of faceWords) if (face !== word) take(face, worth.face);
      // "elastic search" is one word in the index; "time stamp" with the word before or after.
      for (const [one = "", other = ""] of [
        words.slice(place - 1, place + 1),
        words.slice(place, place + 2),
      ]) {
        if (other === "") continue;
        const both = one + other;
        if (vocabulary.has(both)) take(both, 0.98);
        else if (both.length >= joinedLength && !(vocabulary.has(one) && vocabulary.has(other)))
          take(both, 0.95);
      }
      return column;
    });
    used = met;
    return { met, known: some, seen };
  };
}
