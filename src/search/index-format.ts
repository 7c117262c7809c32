import type { Transport } from "../registry/types.ts";
import { atOnce, each, type Steps } from "../steps.ts";
import { splitKinds, splitLines, splitNear, splitSteps } from "./columns.ts";

export type Risk = "low" | "medium" | "high";
export type Encryption = "clear" | "encrypted" | "either";

/**
 * The first tier of the index: registered names and uses. Columns of like text, each one string, because they
 * compress to two thirds of the same rows as JSON. `columns.ts` says how lines, steps and kinds are written.
 */
export interface NameIndex {
  /** Steps: ports with a service name, ascending. */
  ports: string;
  /** One hexadecimal digit per port: tcp 1, udp 2, sctp 4, dccp 8. */
  transports: string;
  /** Near lines, one per port: its service names between spaces. */
  services: string;
  /** One line per use, by port and likeliest first within one: name, its most telling other names. */
  uses: string;
  /** Steps: their ports. */
  usePorts: string;
  /** Kinds, three characters per use: transports, risk, encryption. */
  useFlags: string;
  /** One line per article: port, title. */
  articles: string;
  /** One line per guide and other page of the site: path, title, what else one may call it. */
  pages: string;
}

/** The second tier: what the registry says of those names, line for line as in `services`. */
export interface DetailIndex {
  /** Line for line as in `uses`: the rest of its other names. */
  aliases: string;
  /** Descriptions that say more than the service name. */
  descriptions: string;
  assignees: string;
  /** Names and descriptions that the registry had, or has without a name: port, names between spaces, descriptions. */
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
const filled = (texts: readonly string[] = []) => texts.filter(Boolean);

function usesOf(index: NameIndex, aliases: readonly string[][]): Entry[] {
  const ports = splitSteps(index.usePorts);
  const flags = splitKinds(index.useFlags);
  let rank = 0;
  return splitLines(index.uses).map((told, row) => {
    const port = ports[row] ?? -1;
    const [transports = "0", risk = "", encryption = ""] = flags[row] ?? "";
    rank = port === ports[row - 1] ? rank + 1 : 0;
    return {
      path: pathOf(port),
      port,
      kind: "use",
      names: [...told, ...filled(aliases[row])],
      transports: transportsOf(transports),
      risk: risks[risk as keyof typeof risks],
      encryption: encryptions[encryption as keyof typeof encryptions],
      rank,
      details: [],
    };
  });
}

const rowsPerStep = 1000;
const plain = { risk: null, encryption: null, rank: 0 } as const;

function* servicesOf(index: NameIndex, details?: DetailIndex): Steps<Entry[]> {
  const descriptions = splitLines(details?.descriptions ?? "");
  const assignees = splitLines(details?.assignees ?? "");
  yield;
  const ports = splitSteps(index.ports);
  yield;
  const lines = splitNear(index.services);
  const entries: Entry[] = [];
  yield* each(lines, rowsPerStep, (services, row) => {
    const port = ports[row] ?? -1;
    entries.push({
      ...plain,
      path: pathOf(port),
      port,
      kind: "service",
      names: services.split(" "),
      transports: transportsOf(index.transports[row] ?? "0"),
      details: [...filled(descriptions[row]), ...filled(assignees[row])],
    });
  });
  return entries;
}

function othersOf(details: DetailIndex): Entry[] {
  return splitLines(details.others).map(([port = "", names = "", ...texts]) => ({
    ...plain,
    path: pathOf(Number(port)),
    port: Number(port),
    kind: "other",
    names: filled([...names.split(" "), ...texts]),
    transports: [],
    details: [],
  }));
}

function pagesOf(column: string): Entry[] {
  return splitLines(column).map(([path = "", ...names]) => ({
    ...plain,
    path,
    port: null,
    kind: "page",
    names,
    transports: [],
    details: [],
  }));
}

/** All entries of the index; those of the second tier where it is given. */
export const readIndex = (index: NameIndex, details?: DetailIndex) =>
  atOnce(readIndexInSteps(index, details));

/** The same step by step, so that a page may do other things between. */
export function* readIndexInSteps(index: NameIndex, details?: DetailIndex): Steps<Entry[]> {
  const uses = usesOf(index, splitLines(details?.aliases ?? ""));
  const services = yield* servicesOf(index, details);
  const others = details ? othersOf(details) : [];
  yield;
  return [...uses, ...services, ...others, ...pagesOf(index.pages)];
}

/** The ports with an article, by number. */
export const readArticles = (index: NameIndex): Map<number, string> =>
  new Map(splitLines(index.articles).map(([port = "", title = ""]) => [Number(port), title]));
