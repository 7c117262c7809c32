import type { Entry } from "./index-format.ts";
import { nameWords, queryWords, split, type NameBook, type NameHit } from "./names.ts";
import { Vocabulary } from "./vocabulary.ts";

/**
 * What a part of a product does for its own other parts: such a port is seldom the one that is asked for, unless by
 * this word. Words of roles, not of products.
 */
const innerRoles = new Set(
  (
    "internode gossip cluster peer peers raft rpc jmx exporter metrics discovery agent agents backup shutdown replication " +
    "transfer heartbeat bus sentinel debug debugger profiler traffic sync internal relay tunnel keeper event events data thrift"
  ).split(" "),
);

/** What a product does for the people and programs that use it. */
const frontRoles = new Set("http api ui web client clients native cql login viewer".split(" "));

/** Words that ask for the encrypted form of a protocol rather than name it. */
const secureWords = new Set("secure secured encrypted encryption ssl tls".split(" "));

/** What a match is worth; tuned on tests/unit/search/cases.tsv, where `bench/search.ts` shows what a change costs. */
const worth = {
  coverage: 10,
  focus: 3,
  exact: { name: 4, bare: 3.6, service: 3, other: 2.6, detail: 1 },
  use: 1.2,
  article: 0.2,
  registered: 1,
  laterRank: 0.15,
  systemPort: 0.2,
  laterName: 0.06,
  encrypted: 3,
  frontRole: 0.4,
  encryptedTwin: 0.9,
  detail: 0.55,
  innerRole: 1.6,
  secureWord: 0.35,
} as const;

interface Name {
  entry: number;
  words: readonly string[];
  /** The words without blanks: "remote desktop" is found by "remotedesktop". */
  joined: string;
  exact: number;
  detail: boolean;
}

const withoutBrackets = (text: string) => text.replaceAll(/\s*\([^)]*\)/g, "").trim();

/** The names of one entry, each with what it is worth when it is met whole. */
function namesOf(entry: Entry, index: number): Name[] {
  const name = (text: string, exact: number, detail = false): Name => {
    const words = nameWords(text);
    return { entry: index, words, joined: words.join(""), exact, detail };
  };
  const { exact } = worth;
  const [first = "", ...others] = entry.names;
  const names =
    entry.kind === "use"
      ? [
          name(first, exact.name),
          ...(first.includes("(") ? [name(withoutBrackets(first), exact.bare)] : []),
          ...others.map((text, place) => name(text, exact.other - worth.laterName * place)),
        ]
      : entry.names.map((text) => name(text, exact.service));
  return [...names, ...entry.details.map((text) => name(text, exact.detail, true))].filter(
    ({ words }) => words.length,
  );
}

/**
 * Our own engine: every word of a query is met by words of one entry (as it is, as a beginning, or misspelt), rare words
 * count for more, and a name that is met whole beats one that is met in part.
 * @param articles the ports with an article.
 */
export function createNameEngine(entries: readonly Entry[], articles: ReadonlyMap<number, string>): NameBook {
  const names = entries.flatMap(namesOf);
  const postings = new Map<string, number[]>();
  const post = (word: string, name: number) => {
    const list = postings.get(word);
    if (!list) postings.set(word, [name]);
    else if (list.at(-1) !== name) list.push(name);
  };
  for (const [index, { words, joined, detail }] of names.entries()) {
    for (const word of words) post(word, index);
    if (words.length > 1 && !detail && joined.length <= 30) post(joined, index);
  }
  const vocabulary = new Vocabulary(postings.keys());
  const rarity = (word: string) => Math.log(1 + names.length / (postings.get(word)?.length ?? 0.5));

  const services = new Map<number, Set<string>>();
  for (const entry of entries)
    if (entry.kind === "service")
      services.set(entry.port, new Set(entry.names.map((text) => split(text).join(""))));
  const registeredAs = new Set(
    names
      .filter(({ entry, joined }) => services.get(entries[entry]?.port ?? -1)?.has(joined))
      .map(({ entry }) => entry),
  );
  const prior = entries.map((entry, index) => {
    if (entry.kind !== "use") return 0;
    const registered = registeredAs.has(index);
    return (
      worth.use +
      (articles.has(entry.port) ? worth.article : 0) +
      (registered ? worth.registered : 0) +
      (entry.port < 1024 ? worth.systemPort : 0) -
      worth.laterRank * Math.min(4, entry.rank)
    );
  });
  /** What a use's name adds to its product, and what that costs when nobody asked for it. */
  const roles = entries.map(({ kind, names: [first = ""] }) =>
    (kind === "use" ? split(first) : []).flatMap((word) => {
      const cost = innerRoles.has(word)
        ? worth.innerRole
        : secureWords.has(word) || word === "https"
          ? worth.encryptedTwin
          : frontRoles.has(word)
            ? -worth.frontRole
            : 0;
      return cost === 0 ? [] : [{ word, cost }];
    }),
  );
  const weightOf = ({ words }: Name) => words.reduce((sum, word) => sum + rarity(word), 0);
  const usesOf = Map.groupBy(
    entries.filter(({ kind }) => kind === "use"),
    ({ port }) => port,
  );
  const labelOf = (entry: Entry) =>
    articles.get(entry.port) ??
    (entry.kind === "use" ? entry.names[0] : usesOf.get(entry.port)?.[0]?.names[0]) ??
    entry.names.join(", ");

  /** For each typed word, how well each name meets it. */
  function meet(words: readonly string[]) {
    return words.map((word, place) => {
      const met = new Map<number, number>();
      const take = (typed: string, share: number) => {
        for (const { word: found, quality } of vocabulary.candidates(typed))
          for (const name of postings.get(found) ?? []) {
            const value = quality * share * (names[name]?.detail ? worth.detail : 1);
            if (value > (met.get(name) ?? 0)) met.set(name, value);
          }
      };
      take(word, 1);
      // "elastic search" is one word in the index; "time stamp" with the word before or after.
      for (const joined of [`${words[place - 1] ?? ""}${word}`, `${word}${words[place + 1] ?? ""}`])
        if (joined !== word && vocabulary.has(joined)) take(joined, 0.98);
      return met;
    });
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
    const words = wordsOf(text);
    if (words.length === 0) return [];
    const plain = words.some((word) => !secureWords.has(word));
    const extra = words.map((word) => plain && secureWords.has(word));
    const secure = extra.includes(true);
    const met = meet(words);
    const weights = words.map((word, place) => rarity(word) * (extra[place] ? worth.secureWord : 1));
    const raw = words.map(rarity);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const share = (values: readonly number[]) =>
      values.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0) / total;

    // Per entry: the best value of each word over its names, and the best single name.
    const best = new Map<number, { values: number[]; whole: number; matched: number }>();
    const seen = new Set(met.flatMap((values) => [...values.keys()]));
    for (const index of seen) {
      const name = names[index];
      if (!name) continue;
      const values = met.map((word) => word.get(index) ?? 0);
      const cover = share(values);
      const met1 = values.filter((value) => value >= 0.4);
      const weight = values.reduce((sum, value, place) => sum + (value > 0 ? (raw[place] ?? 0) : 0), 0);
      const focus = name.joined === words.join("") ? 1 : Math.min(1, weight / weightOf(name));
      const complete = name.joined === words.join("") || met1.length >= name.words.length;
      const whole = cover * (focus * worth.focus + (complete ? name.exact : 0));
      const entry = best.get(name.entry) ?? { values: words.map(() => 0), whole: 0, matched: index };
      if (whole > entry.whole) Object.assign(entry, { whole, matched: index });
      entry.values = entry.values.map((value, place) => Math.max(value, values[place] ?? 0));
      best.set(name.entry, entry);
    }

    const hits = new Map<number, NameHit>();
    for (const [index, { values, whole, matched }] of best) {
      const entry = entries[index];
      if (!entry) continue;
      const cover = share(values);
      const sure = values.every((value, place) => value >= 0.6 || extra[place]);
      const unasked = (roles[index] ?? []).filter(
        ({ word }) => !words.includes(word) && !(secure && secureWords.has(word)),
      );
      const inner = Math.max(
        -worth.frontRole,
        ...unasked.map(({ cost }) => cost),
        unasked.length === 0 ? 0 : -Infinity,
      );
      const asked = secure && entry.encryption === "encrypted" ? worth.encrypted : 0;
      const score = cover * worth.coverage + whole + (prior[index] ?? 0) * cover + (asked - inner) * cover;
      const other = hits.get(entry.port);
      if (other && other.score >= score) continue;
      hits.set(entry.port, {
        port: entry.port,
        label: labelOf(entry),
        matched: names[matched]?.words.join(" ") ?? "",
        transports: entry.transports,
        risk: entry.risk,
        score,
        sure: sure || (other?.sure ?? false),
      });
    }
    const ranked = [...hits.values()].sort((a, b) => b.score - a.score || a.port - b.port);
    const least = (ranked[0]?.score ?? 0) * 0.45;
    return ranked.filter(({ score }) => score >= least).slice(0, limit);
  }

  const byPort = Map.groupBy(entries, ({ port }) => port);
  function at(port: number): NameHit | null {
    const [entry] = byPort.get(port) ?? [];
    if (!entry) return null;
    const { transports, risk } = entry;
    return { port, label: labelOf(entry), matched: "", transports, risk, score: 1, sure: true };
  }
  const numbers = [...byPort.keys()].sort((a, b) => a - b);
  const between = (from: number, to: number, limit: number) =>
    numbers
      .filter((port) => from <= port && port <= to)
      .slice(0, limit)
      .flatMap((port) => at(port) ?? []);

  return { find, at, between };
}
