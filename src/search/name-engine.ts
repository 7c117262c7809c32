import { namesOf, onlyWritten, rolesOf, type Name } from "./entry-names.ts";
import type { Entry } from "./index-format.ts";
import { queryWords, split, type NameBook, type NameHit } from "./names.ts";
import { contextWords } from "./stop-words.ts";
import { Vocabulary } from "./vocabulary.ts";
import { faceWords, secureWords, worth } from "./worth.ts";

/** Two words that are one misspelt have at least so many letters: "elastic serach". */
const joinedLength = 7;

/** "without tls": asked is the form in the clear. */
const inTheClear =
  /\b(?:without|no|non|not|un)[ -]?(?:tls|ssl|encrypt(?:ed|ion)?|secured?)\b|\b(?:unencrypted|insecure|plain ?text|clear ?text)\b/gi;

const keyOf = ({ port, path }: Entry) => port ?? path;

/**
 * Builds our engine step by step, so that a page may do other things between: every word of a query is met by words of
 * one entry (as it is, as a beginning, or misspelt), rare words count for more, and a name that is met whole beats one
 * that is met in part.
 * @param articles the ports with an article.
 */
export function* buildNameEngine(
  indexed: readonly Entry[],
  articles: ReadonlyMap<number, string>,
): Generator<undefined, NameBook> {
  const step = 200;
  const entries = [...indexed, ...onlyWritten(indexed, articles)];
  const names: Name[] = [];
  const postings = new Map<string, number[]>();
  const post = (word: string, name: number) => {
    const list = postings.get(word);
    if (!list) postings.set(word, [name]);
    else if (list[list.length - 1] !== name) list.push(name);
  };
  for (const [place, entry] of entries.entries()) {
    if (place % step === step - 1) yield;
    for (const name of namesOf(entry, place)) {
      const { words, joined, detail } = name;
      const index = names.push(name) - 1;
      for (const word of words) {
        post(word, index);
        if (word.includes("_")) for (const part of word.split("_")) post(part, index);
      }
      if (words.length > 1 && !detail && joined.length <= 30) post(joined, index);
    }
  }
  yield;
  const vocabulary = new Vocabulary(postings.keys());
  yield;
  const rarity = (word: string) =>
    Math.log(1 + names.length / (postings.get(word)?.length ?? 0.5)) ** worth.rarity;

  const services = new Map<number, Set<string>>();
  const byKey = new Map<number | string, Entry[]>();
  for (const entry of entries) {
    const list = byKey.get(keyOf(entry));
    if (list) list.push(entry);
    else byKey.set(keyOf(entry), [entry]);
    if (entry.kind === "service" && entry.port !== null)
      services.set(entry.port, new Set(entry.names.map((text) => split(text).join(""))));
  }
  yield;
  const registered = new Uint8Array(entries.length);
  for (const { entry, joined } of names)
    if (services.get(entries[entry]?.port ?? -1)?.has(joined)) registered[entry] = 1;
  const prior = entries.map(({ kind, port, rank }, index) =>
    kind !== "use" || port === null
      ? 0
      : worth.use +
        (articles.has(port) ? worth.article : 0) +
        (registered[index] ? worth.registered : 0) +
        (port < 1024 ? worth.systemPort : 0) -
        worth.laterRank * Math.min(4, rank),
  );
  yield;
  const roles = entries.map(rolesOf);
  yield;
  const weights = new Map<number, number>();
  const weightOf = (index: number, { words }: Name) => {
    const known = weights.get(index) ?? words.reduce((sum, word) => sum + rarity(word), 0);
    weights.set(index, known);
    return known;
  };
  const labelOf = (entry: Entry) => {
    if (entry.kind === "page") return entry.names[0] ?? "";
    const use = byKey.get(keyOf(entry))?.find(({ kind }) => kind === "use");
    return (
      articles.get(entry.port ?? -1) ??
      (entry.kind === "use" ? entry.names[0] : use?.names[0]) ??
      entry.names.join(", ")
    );
  };

  /** The words of a name that say which part of a product it is; nobody need type them. */
  const unasked = ({ words }: Name) =>
    Math.min(
      words.length - 1,
      words.reduce((sum, word) => sum + (faceWords.has(word) ? 1 : 0), 0),
    );

  /** For each typed word, how well each name meets it: 0–1. */
  function meet(words: readonly string[]): { met: Float32Array[]; seen: number[] } {
    const touched = new Uint8Array(names.length);
    const seen: number[] = [];
    const met = words.map((word, place) => {
      const values = new Float32Array(names.length);
      const take = (typed: string, share: number, least = 0) => {
        for (const { word: found, quality } of typed.length < least
          ? []
          : vocabulary.candidates(typed, words.length === 1))
          for (const index of postings.get(found) ?? []) {
            const value = quality * share * (names[index]?.detail ? worth.detail : 1);
            if (value > (values[index] ?? 0)) values[index] = value;
            if (touched[index]) continue;
            touched[index] = 1;
            seen.push(index);
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
        if (vocabulary.has(one + other)) take(one + other, 0.98);
        else if (!vocabulary.has(one) || !vocabulary.has(other)) take(one + other, 0.95, joinedLength);
      }
      return values;
    });
    return { met, seen };
  }

  /** The words to look for: a name that is said whole ("open vpn") before the telling ones of a question. */
  function wordsOf(text: string): string[] {
    const said = split(text).filter((word) => !/^(?:ports?|default|number|the)$/.test(word));
    const joined = said.join("");
    return said.length > 1 && said.length < 6 && vocabulary.has(joined)
      ? [joined]
      : queryWords(text).slice(0, 12);
  }

  function find(text: string, limit: number): NameHit[] {
    const said = text.replaceAll(inTheClear, " ");
    const clear = said !== text && /[\p{L}\p{N}]/u.test(said);
    const words = wordsOf(clear ? said : text);
    if (words.length === 0) return [];
    const whole = words.join("");
    const plain = words.some((word) => !secureWords.has(word));
    const extra = words.map((word) => plain && secureWords.has(word));
    const secure = extra.includes(true);
    const { met, seen } = meet(words);
    const raw = words.map((word, place) => {
      const known = met[place]?.some((value) => value > 0);
      return rarity(word) * (known ? 1 : worth.unknownWord);
    });
    const asksPart = words.length > 1 && words.some((word) => faceWords.has(word));
    const elsewhere = words.some((word) => !contextWords.has(word));
    const vague = words.map((word) => elsewhere && contextWords.has(word));
    const weight = words.map(
      (_, place) =>
        (raw[place] ?? 0) * (extra[place] ? worth.secureWord : vague[place] ? worth.contextWord : 1),
    );
    const total = weight.reduce((sum, value) => sum + value, 0);

    // Per entry: the best value of each word over its names, and the best single name.
    const count = words.length;
    const best = new Map<number, { values: Float32Array; whole: number; matched: number; named: boolean }>();
    for (const index of seen) {
      const name = names[index];
      if (!name) continue;
      let entry = best.get(name.entry);
      if (!entry)
        best.set(
          name.entry,
          (entry = { values: new Float32Array(count), whole: -1, matched: index, named: false }),
        );
      let cover = 0;
      let told = 0;
      let meets = 0;
      let exactly = 0;
      for (let place = 0; place < count; place++) {
        const value = met[place]?.[index] ?? 0;
        if (value > (entry.values[place] ?? 0)) entry.values[place] = value;
        cover += value * (weight[place] ?? 0);
        if (value > 0) told += raw[place] ?? 0;
        if (value >= 0.4) meets++;
        if (value >= 0.95) exactly++;
      }
      const same = name.joined === whole;
      const focus = same ? 1 : Math.min(1, told / weightOf(index, name));
      const complete =
        same || meets >= name.words.length || (asksPart && meets >= name.words.length - unasked(name));
      if (!name.detail && (same || exactly >= name.words.length)) entry.named = true;
      const value = (cover / total) * (focus * worth.focus + (complete ? name.exact : 0));
      if (value > entry.whole) {
        entry.whole = value;
        entry.matched = index;
      }
    }

    interface Scored {
      entry: Entry;
      matched: number;
      score: number;
      sure: boolean;
      named: boolean;
      cover: number;
    }
    const scored = new Map<number | string, Scored>();
    for (const [index, { values, whole, matched, named }] of best) {
      const entry = entries[index];
      if (!entry) continue;
      let cover = 0;
      let sure = true;
      for (let place = 0; place < count; place++) {
        cover += ((values[place] ?? 0) * (weight[place] ?? 0)) / total;
        if ((values[place] ?? 0) < 0.6 && !extra[place] && !vague[place]) sure = false;
      }
      let inner = 0;
      let partial = false;
      for (const { word, cost } of roles[index] ?? []) {
        if (words.includes(word) || (secure && secureWords.has(word))) continue;
        inner = partial ? Math.max(inner, cost) : Math.max(-worth.frontRole, cost);
        partial = true;
      }
      const asked =
        (secure && entry.encryption === "encrypted") || (clear && entry.encryption === "clear")
          ? worth.encrypted
          : 0;
      const score = cover * (worth.coverage + (prior[index] ?? 0) + asked - inner) + whole;
      const other = scored.get(keyOf(entry));
      if (!other) scored.set(keyOf(entry), { entry, matched, score, sure, named, cover });
      else {
        if (score > other.score) Object.assign(other, { entry, matched, score });
        other.sure ||= sure;
        other.named ||= named;
        other.cover = Math.max(other.cover, cover);
      }
    }
    const ranked = [...scored.values()].sort(
      (a, b) => b.score - a.score || (a.entry.port ?? Infinity) - (b.entry.port ?? Infinity),
    );
    const least = (ranked[0]?.score ?? 0) * 0.45;
    return ranked
      .slice(0, limit)
      .filter(({ score }) => score >= least)
      .map(({ entry, matched, ...found }) =>
        hit(entry, { ...found, matched: names[matched]?.words.join(" ") ?? "" }),
      );
  }

  const hit = (
    entry: Entry,
    found: Pick<NameHit, "matched" | "score" | "sure" | "named" | "cover">,
  ): NameHit => ({
    path: entry.path,
    port: entry.port,
    label: labelOf(entry),
    transports: entry.transports,
    risk: entry.risk,
    ...found,
  });
  const whole = { matched: "", score: 1, sure: true, named: true, cover: 1 };
  const first = (key: number | string) => byKey.get(key)?.[0];
  const numbers = [...byKey.keys()].filter((key) => typeof key === "number").sort((a, b) => a - b);

  return {
    find,
    at(port) {
      const entry = first(port);
      return entry ? hit(entry, whole) : null;
    },
    title: (path) => first(path)?.names[0] ?? null,
    between: (from, to, limit) =>
      numbers
        .filter((port) => from <= port && port <= to)
        .slice(0, limit)
        .flatMap((port) => first(port) ?? [])
        .map((entry) => hit(entry, whole)),
  };
}

/** The engine at once, where nothing else waits for the processor. */
export function createNameEngine(entries: readonly Entry[], articles: ReadonlyMap<number, string>): NameBook {
  const steps = buildNameEngine(entries, articles);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
