import type { Transport } from "../registry/types.ts";
import { bareNumbers, portsIn } from "./addresses.ts";
import { parseError, type ErrorMessage } from "./errors.ts";
import { normalise } from "./normalise.ts";
import { parseNumbers } from "./number-list.ts";
import { stopWords } from "./stop-words.ts";

/** What a reader typed, understood. */
export type Query =
  /** One port. `note` says how it was found where that is not plain. */
  | { kind: "port"; port: number; transport?: Transport; note?: string }
  | { kind: "ports"; ports: readonly number[]; transport?: Transport }
  | { kind: "range"; from: number; to: number; transport?: Transport }
  /** A number that is no port, and the ports that may have been meant. */
  | { kind: "out-of-range"; number: string; meant: readonly number[] }
  | ({ kind: "error"; words: string } & ErrorMessage)
  /** Words to look for; `numbers` are those among them that may be ports or only versions. */
  | { kind: "words"; words: string; numbers?: readonly number[] }
  | { kind: "nothing" };

/** The ports that an address without one means (WHATWG URL, special schemes). */
const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443, ws: 80, wss: 443, ftp: 21 };

/** "https://example.com/a" → 443, as its scheme says; null for anything else, or with a port. */
function schemeOnly(text: string): Query | null {
  const match = /^([a-z][a-z0-9+.-]{0,20}):\/\/(\S*)$/i.exec(text);
  if (!match) return null;
  const scheme = (match[1] ?? "").toLowerCase();
  const port = schemePorts[scheme];
  return port === undefined
    ? { kind: "words", words: scheme }
    : { kind: "port", port, note: `${scheme}:// without a port means ${port}` };
}

/** /proc/net/tcp writes addresses in hexadecimal: "0100007F:1F90" (proc_net_tcp). */
function procAddress(text: string): Query | null {
  const hex = /^(?:[0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/i.exec(text)?.[1];
  return hex === undefined ? null : { kind: "port", port: parseInt(hex, 16), note: `${hex} in hexadecimal` };
}

const rangeInText =
  /(?<![a-z])ports?(?: range)?(?: from| between)? (\d{1,5}) ?(?:-|to|through|and) ?(\d{1,5})(?![\d.])/i;

function transportIn(text: string): { transport?: Transport } {
  const found = new Set(
    [...text.toLowerCase().matchAll(/(?<![a-z])(tcp|udp|sctp|dccp)(?![a-z])/g)].map(([name]) => name),
  );
  const [only] = found;
  return found.size === 1 ? { transport: only as Transport } : {};
}

/** Ports that a longer text names: "is port 3389 safe", "http://127.0.0.1:8123/path". */
function named(text: string): Query | null {
  const range = rangeInText.exec(text);
  const [from, to] = [Number(range?.[1]), Number(range?.[2])];
  if (range && (range[0].includes("-") || /to|through|between/.test(range[0])) && from < to && to <= 65535)
    return { kind: "range", from, to, ...transportIn(text) };
  const strong = portsIn(text);
  const ports = strong.length > 0 ? strong : bareNumbers(text).likely;
  const [port] = ports;
  if (port === undefined) return null;
  return ports.length === 1
    ? { kind: "port", port, ...transportIn(text) }
    : { kind: "ports", ports: ports.slice(0, 32), ...transportIn(text) };
}

/** Words, with the numbers among them; only numbers and words of a question: the numbers. */
function words(text: string): Query {
  const { possible } = bareNumbers(text);
  if (possible.length === 0) return { kind: "words", words: text };
  const telling = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word !== "" && !/^\d+$/.test(word) && !stopWords.has(word));
  const [port] = possible;
  if (telling || port === undefined) return { kind: "words", words: text, numbers: possible };
  return possible.length === 1 ? { kind: "port", port } : { kind: "ports", ports: possible };
}

/**
 * Understands a query without any index: ports in any dress, a range, a number that is no port, an error, or words.
 * @example parseQuery("tcp/443") // { kind: "port", port: 443, transport: "tcp" }
 */
export function parseQuery(typed: string): Query {
  const text = normalise(typed);
  if (!/[\p{L}\p{N}]/u.test(text)) return text === "" ? { kind: "nothing" } : { kind: "words", words: text };
  const numbers = parseNumbers(text) ?? procAddress(text);
  if (numbers) return numbers;
  const error = parseError(text);
  if (error) return { kind: "error", words: text, ...error };
  return named(text) ?? schemeOnly(text) ?? words(text);
}
