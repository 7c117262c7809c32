import { isIP, isIPv4 } from "node:net";
import { convertIPv6ToBinary, isIPv4MappedIPv6 } from "hono/utils/ipaddr";

/** An entry of X-Forwarded-For without port and brackets; undefined when it is no address. */
const addressIn = (entry: string) => {
  const [, bracketed, plain] = /^\[([^\]]+)\](?::\d+)?$|^(\d+(?:\.\d+){3}):\d+$/.exec(entry) ?? [];
  const address = bracketed ?? plain ?? entry;
  return isIP(address) ? address : undefined;
};

/**
 * The address that a request comes from.
 * @param forwarded X-Forwarded-For; every proxy adds, at the end, the address that it was called from
 * @param proxies how many proxies are ours: only what they wrote counts
 * @param socket the address of the connection, the answer when the header cannot be relied on
 */
export function clientAddress(
  forwarded: string | null,
  proxies: number,
  socket: string | undefined,
): string | undefined {
  const entries = (forwarded ?? "").split(",").map((entry) => entry.trim());
  const entry = proxies > 0 ? (entries.at(-proxies) ?? "") : "";
  return addressIn(entry) ?? socket;
}

/**
 * The network of an address, as one key: an IPv4 address itself, the /64 of an IPv6 one.
 * @example networkOf("::ffff:192.0.2.1") // "192.0.2.1"
 */
export function networkOf(address: string | undefined): string {
  const plain = address?.replace(/%.*$/, "") ?? "";
  if (!isIP(plain)) return "unknown";
  if (isIPv4(plain)) return plain;

  const bits = convertIPv6ToBinary(plain);
  if (!isIPv4MappedIPv6(bits)) return `${(bits >> 64n).toString(16)}/64`;
  return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n).join(".");
}
