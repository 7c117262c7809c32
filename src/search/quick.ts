import { portsIn } from "./addresses.ts";
import { normalise } from "./normalise.ts";
import { parseNumbers } from "./number-list.ts";
import type { Query } from "./query.ts";

/**
 * What a small script can understand of a query at once: numbers in any dress, and the ports of addresses. It is what
 * `parseQuery` says, but that an error message passes for the ports that it names.
 * @returns null for all that takes more: words, errors without a port.
 * @example quickQuery("http://127.0.0.1:8123/path") // { kind: "port", port: 8123 }
 */
export function quickQuery(typed: string): Query | null {
  const text = normalise(typed);
  if (text === "") return { kind: "nothing" };
  const numbers = parseNumbers(text);
  if (numbers) return numbers;
  const ports = portsIn(text);
  const [port] = ports;
  if (port === undefined) return null;
  return ports.length === 1 ? { kind: "port", port } : { kind: "ports", ports: ports.slice(0, 32) };
}
