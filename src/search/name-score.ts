import type { Asked } from "./asked.ts";
import type { NameTable } from "./name-table.ts";
import type { Meeting } from "./word-reach.ts";
import { faceWords, secureWords, worth } from "./worth.ts";

/** A page and how well it answers. */
export interface Found {
  /** Places of the entry and of the name that fit best. */
  entry: number;
  name: number;
  score: number;
  sure: boolean;
  named: boolean;
  cover: number;
}

/** From here on a name has a word, exactly or in some form; an entry has it surely. */
const exactly = 0.95;
const inSomeForm = 0.4;
const surely = 0.6;
/** Signs of a page: every word is surely met; one of its names is said whole. */
const sure = 1;
const told = 2;

/** What each word counts for. */
interface Weight {
  /** By how rare it is. */
  raw: readonly number[];
  /** By that, and by what it says beside the others; `total` together. */
  shared: readonly number[];
  total: number;
}

/**
 * Weighs what was met: how much of a query an entry meets, how much of a name that is, and what an entry is worth
 * beside others.
 * @returns a function that gives the best pages, each once.
 */
export function createScore(
  table: NameTable,
): (asked: Asked, meeting: Meeting, limit: number) => readonly Found[] {
  const {
    vocabulary,
    names,
    entries,
    entryOf,
    lengths,
    weights,
    exact,
    detail,
    joinedOf,
    pageOf,
    prior,
    roles,
  } = table;
  // Of each entry, while a query is weighed: its best name, and the best of each word over its names.
  const whole = new Float64Array(entries.length).fill(-1);
  const matched = new Int32Array(entries.length);
  const named = new Uint8Array(entries.length);
  const columns: Float32Array[] = [];
  // Of each page, then: its best entry, that one's score, and what its entries tell together.
  const bestOf = new Int32Array(table.pages.length).fill(-1);
  const scores = new Float64Array(table.pages.length);
  const covers = new Float64Array(table.pages.length);
  const signs = new Uint8Array(table.pages.length);

  /** The words of a name that say which part of a product it is; nobody need type them. */
  function unasked(name: number): number {
    let count = 0;
    for (const word of names[name]?.words ?? []) if (faceWords.has(word)) count++;
    return Math.min((lengths[name] ?? 0) - 1, count);
  }

  /** What an entry's role costs, or gains, that nobody asked for. */
  function roleCost(entry: number, { words, secure }: Asked): number {
    const list = roles[entry] ?? [];
    let cost = 0;
    let partial = false;
    for (const role of list) {
      if (words.includes(role.word) || (secure && secureWords.has(role.word))) continue;
      cost = Math.max(partial ? cost : -worth.frontRole, role.cost);
      partial = true;
    }
    return cost;
  }

  /** Gives each entry that is met its best name, and the best of each word; returns these entries. */
  function weighNames({ whole: joined, asksPart }: Asked, { met, seen }: Meeting, weight: Weight): number[] {
    const list: number[] = [];
    const place = vocabulary.placeOf(joined) ?? -2;
    for (const name of seen) {
      const entry = entryOf[name] ?? 0;
      if (whole[entry] === -1) list.push(entry);
      let cover = 0;
      let told = 0;
      let meets = 0;
      let exacts = 0;
      for (let word = 0; word < met.length; word++) {
        const value = met[word]?.[name] ?? 0;
        if (value === 0) continue;
        const column = columns[word] as Float32Array;
        if (value > (column[entry] ?? 0)) column[entry] = value;
        cover += value * (weight.shared[word] ?? 0);
        told += weight.raw[word] ?? 0;
        if (value >= inSomeForm) meets++;
        if (value >= exactly) exacts++;
      }
      const length = lengths[name] ?? 0;
      const own = joinedOf[name] ?? -1;
      const same = own === place || (own < 0 && names[name]?.joined === joined);
      const focus = same ? 1 : Math.min(1, told / (weights[name] ?? 1));
      const complete = same || meets >= length || (asksPart && meets >= length - unasked(name));
      if ((same || exacts >= length) && detail[name] === 0) named[entry] = 1;
      const value = (cover / weight.total) * (focus * worth.focus + (complete ? (exact[name] ?? 0) : 0));
      if (value > (whole[entry] ?? 0)) {
        whole[entry] = value;
        matched[entry] = name;
      }
    }
    return list;
  }

  /** Weighs an entry for its page; returns the page where it is the first of its entries, or -1. */
  function weighEntry(entry: number, asked: Asked, weight: Weight): number {
    let cover = 0;
    let sign = sure;
    for (let word = 0; word < asked.words.length; word++) {
      const column = columns[word] as Float32Array;
      const value = column[entry] ?? 0;
      column[entry] = 0;
      cover += (value * (weight.shared[word] ?? 0)) / weight.total;
      if (value < surely && !asked.beside[word]) sign = 0;
    }
    if (named[entry] === 1) sign |= told;
    const encryption = entries[entry]?.encryption;
    const wanted = (asked.secure && encryption === "encrypted") || (asked.clear && encryption === "clear");
    const base = worth.coverage + (prior[entry] ?? 0) + (wanted ? worth.encrypted : 0);
    const score = cover * (base - roleCost(entry, asked)) + (whole[entry] ?? 0);
    whole[entry] = -1;
    named[entry] = 0;
    const page = pageOf[entry] ?? 0;
    const first = bestOf[page] === -1;
    if (first || score > (scores[page] ?? 0)) {
      bestOf[page] = entry;
      scores[page] = score;
    }
    covers[page] = first ? cover : Math.max(covers[page] ?? 0, cover);
    signs[page] = first ? sign : (signs[page] ?? 0) | sign;
    return first ? page : -1;
  }

  const portOf = (page: number) => entries[bestOf[page] ?? -1]?.port ?? Infinity;

  /** The best pages in order; whoever falls behind `limit` others is out. */
  function select(pages: readonly number[], limit: number): number[] {
    const best: number[] = [];
    for (const page of pages) {
      const score = scores[page] ?? 0;
      let place = best.length;
      while (place > 0) {
        const other = best[place - 1] ?? 0;
        const lead = score - (scores[other] ?? 0);
        if (lead < 0 || (lead === 0 && portOf(page) >= portOf(other))) break;
        place--;
      }
      if (place === limit) continue;
      best.splice(place, 0, page);
      if (best.length > limit) best.pop();
    }
    return best;
  }

  return (asked, meeting, limit) => {
    const raw = asked.words.map(
      (word, place) => table.rarity(word) * (meeting.known[place] ? 1 : worth.unknownWord),
    );
    const shared = raw.map((value, place) => value * (asked.share[place] ?? 1));
    const weight = { raw, shared, total: shared.reduce((sum, value) => sum + value, 0) };
    while (columns.length < raw.length) columns.push(new Float32Array(entries.length));
    const list: number[] = [];
    for (const entry of weighNames(asked, meeting, weight)) {
      const page = weighEntry(entry, asked, weight);
      if (page >= 0) list.push(page);
    }
    const found = select(list, limit).map((page) => ({
      entry: bestOf[page] ?? 0,
      name: matched[bestOf[page] ?? 0] ?? 0,
      score: scores[page] ?? 0,
      sure: ((signs[page] ?? 0) & sure) !== 0,
      named: ((signs[page] ?? 0) & told) !== 0,
      cover: covers[page] ?? 0,
    }));
    for (const page of list) bestOf[page] = -1;
    return found;
  };
}
