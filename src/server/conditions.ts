/** Bytes of a representation, first and last included. */
export interface ByteRange {
  first: number;
  last: number;
}

/** Whether If-None-Match holds the tag; weak comparison, for proxies weaken tags (RFC 9110 §13.1.2). */
export function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === "*") return true;
  return header.match(/"[^"]*"/g)?.some((tag) => tag === etag) ?? false;
}

/**
 * The one range that a Range header asks for (RFC 9110 §14.1.2). `ignore`: the whole is the right answer, because the
 * header is absent, malformed, of another unit or asks for several.
 * @param size of the representation, in bytes
 * @example parseRange("bytes=-100", 1000) // { first: 900, last: 999 }
 */
export function parseRange(header: string | null, size: number): ByteRange | "ignore" | "unsatisfiable" {
  const parts = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? "");
  const [, from = "", to = ""] = parts ?? [];
  if (from === "" && to === "") return "ignore";

  if (from === "") {
    const first = Math.max(0, size - Number(to));
    return first < size ? { first, last: size - 1 } : "unsatisfiable";
  }
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return "ignore";
  return first < size ? { first, last } : "unsatisfiable";
}
