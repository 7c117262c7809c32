import type { Transport } from "../registry/types.ts";

export type Risk = "low" | "medium" | "high";
export type Encryption = "clear" | "encrypted" | "either";

/**
 * The first tier of the index: registered names and uses. Columns of like text, each one string, because they
 * compress to two thirds of the same rows as JSON.
 */
export interface NameIndex {
  /** Ports with a service name, ascending: each the distance to the one before, in base 36, between spaces. */
  ports: string;
  /** One hexadecimal digit per port: tcp 1, udp 2, sctp 4, dccp 8. */
  transports: string;
  /** One line per port: its service names between spaces. */
  services: string;
  /** One line per use, likeliest first within a port: port, flags, name, its most telling other names; tabs between. */
  uses: string;
  /** One line per article: port, title; a tab between. */
  articles: string;
  /** One line per guide and other page of the site: path, title, what else one may call it; tabs between. */
  pages: string;
}

/** The second tier: what the registry says of those names, line for line as in `services`. */
export interface DetailIndex {
  /** Line for line as in `uses`: the rest of its other names, tabs between. */
  aliases: string;
  /** Descriptions that say more than the service name; "|" between several. */
  descriptions: string;
  assignees: string;
  /** Names and descriptions that the registry had, or has without a name: port, names, descriptions; tabs between. */
  others: string;
}

/** Something that a port, or a page that is no port's, is called. */
export interface Entry {
  path: string;
  /** Null for a page. */
  port: number | null;
  kind: "use" | "service" | "other" | "page";
  /** What the reader sees, then the other names. */
  names: readonly string[];
  transports: readonly Transport[];
  risk: Risk | null;
  encryption: Encryption | null;
  /** Place among the uses of its port, 0 first. */
  rank: number;
  /** Words that find it less surely: descriptions and assignees. */
  details: readonly string[];
}

const transportBits = ["tcp", "udp", "sctp", "dccp"] as const satisfies readonly Transport[];
const risks = { l: "low", m: "medium", h: "high" } as const;
const encryptions = { c: "clear", e: "encrypted", s: "either", "-": null } as const;

/** ["tcp", "udp"] → "3". */
export const transportDigit = (transports: readonly Transport[]) =>
  transportBits
    .reduce((bits, transport, index) => bits | (transports.includes(transport) ? 1 << index : 0), 0)
    .toString(16);

const transportsOf = (digit: string) =>
  transportBits.filter((_, index) => parseInt(digit, 16) & (1 << index));

const letterOf = <T>(letters: Record<string, T>, value: T) =>
  Object.keys(letters).find((letter) => letters[letter] === value) ?? "";

/** A use's transports, risk and encryption in three characters. */
export const flagsOf = (
  transports: readonly Transport[],
  risk: Risk,
  encryption: Encryption | null,
): string =>
  transportDigit(transports) +
  letterOf<Risk>(risks, risk) +
  letterOf<Encryption | null>(encryptions, encryption);

const pathOf = (port: number) => `/ports/${port}`;
const lines = (column: string) => (column === "" ? [] : column.split("\n"));

function usesOf(column: string, aliases: readonly string[]): Entry[] {
  let last = -1;
  let rank = 0;
  return lines(column).map((line, row) => {
    const [port = "", flags = "", ...told] = line.split("\t");
    const names = aliases[row] ? [...told, ...aliases[row].split("\t")] : told;
    rank = Number(port) === last ? rank + 1 : 0;
    last = Number(port);
    return {
      path: pathOf(last),
      port: last,
      kind: "use",
      names,
      transports: transportsOf(flags[0] ?? "0"),
      risk: risks[flags[1] as keyof typeof risks],
      encryption: encryptions[flags[2] as keyof typeof encryptions],
      rank,
      details: [],
    };
  });
}

const plain = { risk: null, encryption: null, rank: 0 } as const;

function servicesOf(index: NameIndex, details?: DetailIndex): Entry[] {
  const descriptions = details?.descriptions.split("\n") ?? [];
  const assignees = details?.assignees.split("\n") ?? [];
  const distances = index.ports.split(" ");
  let port = -1;
  return lines(index.services).map((services, row) => {
    port += parseInt(distances[row] ?? "", 36);
    return {
      ...plain,
      path: pathOf(port),
      port,
      kind: "service",
      names: services.split(" "),
      transports: transportsOf(index.transports[row] ?? "0"),
      details: [descriptions[row], assignees[row]].flatMap((text) => text?.split("|") ?? []).filter(Boolean),
    };
  });
}

function othersOf(details: DetailIndex): Entry[] {
  return lines(details.others).map((line) => {
    const [port = "", names = "", texts = ""] = line.split("\t");
    const known = [...names.split(" "), ...texts.split("|")].filter(Boolean);
    return {
      ...plain,
      path: pathOf(Number(port)),
      port: Number(port),
      kind: "other",
      names: known,
      transports: [],
      details: [],
    };
  });
}

function pagesOf(column: string): Entry[] {
  return lines(column).map((line) => {
    const [path = "", ...names] = line.split("\t");
    return { ...plain, path, port: null, kind: "page", names, transports: [], details: [] };
  });
}

/** All entries of the index; those of the second tier where it is given. */
export function readIndex(index: NameIndex, details?: DetailIndex): Entry[] {
  return [
    ...usesOf(index.uses, details?.aliases.split("\n") ?? []),
    ...servicesOf(index, details),
    ...(details ? othersOf(details) : []),
    ...pagesOf(index.pages),
  ];
}

/** The ports with an article, by number. */
export const readArticles = (index: NameIndex): Map<number, string> =>
  new Map(
    lines(index.articles).map((line) => {
      const [port = "", title = ""] = line.split("\t");
      return [Number(port), title];
    }),
  );
