import type { Entry } from "./index-format.ts";
import { nameWords, split } from "./names.ts";
import { frontRoles, innerRoles, secureWords, worth } from "./worth.ts";

/** One name of an entry, in words. */
export interface Name {
  entry: number;
  words: readonly string[];
  /** The words without blanks: "remote desktop" is found by "remotedesktop". */
  joined: string;
  exact: number;
  detail: boolean;
}

const withoutBrackets = (text: string) => text.replaceAll(/\s*\([^)]*\)/g, "").trim();

/** The names of one entry, each with what it is worth when it is met whole. */
export function namesOf(entry: Entry, index: number): Name[] {
  const name = (text: string, exact: number, detail = false): Name => {
    const words = nameWords(text);
    return {
      entry: index,
      words,
      joined: words.length === 1 ? (words[0] ?? "") : words.join(""),
      exact,
      detail,
    };
  };
  const { exact } = worth;
  const [first = "", ...others] = entry.names;
  const names =
    entry.kind === "use" || entry.kind === "page"
      ? [
          name(first, exact.name),
          ...(first.includes("(") ? [name(withoutBrackets(first), exact.bare)] : []),
          ...others.map((text, place) => name(text, exact.other - worth.laterName * Math.min(8, place))),
        ]
      : entry.names.map((text) => name(text, exact.service));
  return [...names, ...entry.details.map((text) => name(text, exact.detail, true))].filter(
    ({ words }) => words.length,
  );
}

/** A word of a use's name that says which part of a product it is, and what it costs when nobody asked for it. */
export interface Role {
  word: string;
  cost: number;
}

/** What a use's name adds to its product. */
export function rolesOf({ kind, names: [first = ""] }: Entry): Role[] {
  if (kind !== "use") return [];
  return split(first).flatMap((word) => {
    const cost = innerRoles.has(word)
      ? worth.innerRole
      : secureWords.has(word) || word === "https"
        ? worth.encryptedTwin
        : frontRoles.has(word)
          ? -worth.frontRole
          : 0;
    return cost === 0 ? [] : [{ word, cost }];
  });
}

/** Ports that have an article, but neither a use nor a registration. */
export function onlyWritten(entries: readonly Entry[], articles: ReadonlyMap<number, string>): Entry[] {
  const known = new Set(entries.map(({ port }) => port));
  return [...articles]
    .filter(([port]) => !known.has(port))
    .map(([port, title]) => ({
      path: `/ports/${port}`,
      port,
      kind: "other",
      names: [title],
      transports: [],
      risk: null,
      encryption: null,
      rank: 0,
      details: [],
    }));
}
