import type { Transport } from "../registry/types.ts";

/** What a reader typed, understood. */
export type Query =
  | { kind: "port"; port: number; transport?: Transport }
  | { kind: "out-of-range"; number: string }
  | { kind: "words"; words: string }
  | { kind: "nothing" };

const lastPort = 65535;
const names = "tcp|udp|sctp|dccp";
/** "443", ":443", "tcp/443", "443/udp", "udp 53", "port 3306", "port tcp 22". */
const number = new RegExp(`^(?:port\\s+)?(?:(${names})[\\s/:]*)?:?\\s*(\\d+)(?:\\s*/?\\s*(${names}))?$`, "i");

/**
 * Understands a query without any index: a port in the usual dresses, a number that is no port, or words.
 * @example parseQuery("tcp/443") // { kind: "port", port: 443, transport: "tcp" }
 */
export function parseQuery(text: string): Query {
  const words = text.trim().replaceAll(/\s+/g, " ");
  if (words === "") return { kind: "nothing" };
  const match = number.exec(words);
  if (!match) return { kind: "words", words };
  const [, before, digits = "", after] = match;
  const port = Number(digits);
  if (port > lastPort) return { kind: "out-of-range", number: digits.replace(/^0+/, "") };
  const transport = (before ?? after)?.toLowerCase() as Transport | undefined;
  return { kind: "port", port, ...(transport ? { transport } : {}) };
}
