import type { Transport } from "../registry/types.ts";
import type { Query } from "./query.ts";

const lastPort = 65535;
/** No list that a person types is longer. */
const longestList = 32;

/** What a query that is only numbers is made of; anything else makes it words. */
const token =
  /\s+|(?<number>0x[0-9a-f]+|\d+)|(?<range>-+>?|\.{2,}|(?:to|through|thru|until)(?![a-z]))|(?<between>between(?![a-z]))|(?<transport>(?:tcp|udp|sctp|dccp)(?![a-z]))|(?<filler>(?:ports?|portnumber|numbers?|no|nr|range|from|the|and|or|vs|versus|local|localhost|p)(?![a-z])|\.(?!\d)|[,;&|/+:#*"'`()[\]{}<>?!=~@“”‘’«»])/giy;

interface Item {
  from: string;
  to?: string;
}

const value = (digits: string) => Number(digits);
const decimal = (digits: string) =>
  /^0x/i.test(digits) ? String(Number(digits)) : digits.replace(/^0+(?=\d)/, "");

/** The ports that may have been meant by a number above 65535: its first five or four digits. */
function meantBy(number: string): number[] {
  const starts = [5, 4]
    .filter((length) => length < number.length)
    .map((length) => Number(number.slice(0, length)));
  return [...new Set(starts.filter((port) => port <= lastPort))];
}

function outOfRange(digits: string, ...others: number[]): Query {
  const number = decimal(digits);
  const shown = number.length > 20 ? `${number.slice(0, 20)}…` : number;
  return { kind: "out-of-range", number: shown, meant: [...others, ...meantBy(number)] };
}

/** Reads the numbers and ranges of a text; null when it holds anything else, or a chain such as a date. */
function read(text: string): { items: Item[]; transports: Set<string>; negative: boolean } | null {
  const items: Item[] = [];
  const transports = new Set<string>();
  let negative = false;
  let connector: "range" | "between" | null = null;
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) return null;
    const { number, range, between, transport } = match.groups ?? {};
    if (transport) transports.add(transport.toLowerCase());
    else if (between) connector = "between";
    else if (range) {
      if (items.length === 0) negative = range === "-";
      else connector = "range";
    } else if (number) {
      const last = items.at(-1);
      if (connector === "range" && last) {
        if (last.to !== undefined) return null;
        last.to = number;
        connector = null;
      } else if (connector === "between" && last) {
        last.to = number;
        connector = null;
      } else items.push({ from: number });
    }
  }
  return { items, transports, negative };
}

/**
 * Understands a query that is made of numbers only: one in any dress, several, or a range.
 * @param text as `normalise` makes it.
 * @returns null when there is more to it than numbers.
 */
export function parseNumbers(text: string): Query | null {
  // "::1" is the loopback address, not port 1.
  if (/(?<!:)::\d/.test(text) || !/\d/.test(text)) return null;
  const parts = read(text.replace(/(\d)\+$/, "$1"));
  if (!parts) return null;
  const { items, transports, negative } = parts;
  const [first] = items;
  if (!first) return null;
  const [only] = transports;
  const transport = transports.size === 1 ? { transport: only as Transport } : {};

  if (items.length === 1 && first.to !== undefined) {
    const [from = 0, to = 0] = [value(first.from), value(first.to)].sort((a, b) => a - b);
    if (to > lastPort)
      return outOfRange(
        value(first.to) > lastPort ? first.to : first.from,
        ...(from <= lastPort ? [from] : []),
      );
    return from === to
      ? { kind: "port", port: from, ...transport }
      : { kind: "range", from, to, ...transport };
  }
  if (negative && items.length === 1 && /^-\d+$/.test(text)) {
    const number = decimal(first.from);
    return {
      kind: "out-of-range",
      number: `-${number.slice(0, 20)}`,
      meant: Number(number) <= lastPort ? [Number(number)] : [],
    };
  }
  const numbers = items.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  const ports = [...new Set(numbers.map(value).filter((port) => port <= lastPort))].slice(0, longestList);
  const [port] = ports;
  if (port === undefined) return outOfRange(first.from);
  return ports.length === 1 ? { kind: "port", port, ...transport } : { kind: "ports", ports, ...transport };
}
