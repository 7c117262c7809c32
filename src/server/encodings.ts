import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { parseAccept } from "hono/utils/accept";
import { LRUCache } from "lru-cache";

/** A content coding that the server makes. */
export type Encoding = "br" | "gzip" | "identity";

const preference: Encoding[] = ["br", "gzip", "identity"];

function choose(header: string): Encoding {
  const asked = new Map(parseAccept(header).map(({ type, q }) => [type.toLowerCase(), q]));
  const alias: Partial<Record<Encoding, string>> = { gzip: "x-gzip" };
  // An identity that nobody mentioned is acceptable, but less welcome than any coding that somebody did.
  const unlisted = (encoding: Encoding) => asked.get("*") ?? (encoding === "identity" ? 0.0001 : 0);
  const quality = (encoding: Encoding) =>
    asked.get(encoding) ?? asked.get(alias[encoding] ?? encoding) ?? unlisted(encoding);

  const best = preference.toSorted((a, b) => quality(b) - quality(a))[0] ?? "identity";
  return quality(best) > 0 ? best : "identity";
}

/** Browsers send a handful of headers; whoever sends others only has them read anew. */
const chosen = new LRUCache<string, Encoding>({ max: 100 });

/** Longer headers are nobody's, and would fill the memory. */
const longest = 200;

/**
 * The coding to answer with: the one of highest quality, brotli before gzip before identity among equals
 * (RFC 9110 §12.5.3). Identity, when nothing is acceptable.
 * @param header Accept-Encoding; absent is identity
 * @example chooseEncoding("gzip, br;q=0.5") // "gzip"
 */
export function chooseEncoding(header: string | null | undefined): Encoding {
  const asked = header ?? "";
  const known = chosen.get(asked);
  if (known) return known;
  const encoding = choose(asked);
  if (asked.length <= longest) chosen.set(asked, encoding);
  return encoding;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Of the pages there are 65,536: brotli 5 takes half a millisecond for one, brotli 11 twenty to save an eighth. */
const oneOfMany = "text/html";

/** From this many bytes on a page is one of few. */
const large = 65_536;

/**
 * How hard brotli works, 0 to 11: what is no page is made once and sent to everybody, so it may take its time.
 * @param type the media type
 * @param size bytes
 */
export const brotliQuality = (type: string, size: number) =>
  type.startsWith(oneOfMany) && size < large ? 5 : 11;

/**
 * The bytes in a coding.
 * @param type the media type
 */
export async function encode(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
  type: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === "identity") return bytes;
  if (encoding === "gzip") return new Uint8Array(await zip(bytes));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality(type, bytes.byteLength),
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
  };
  return new Uint8Array(await brotli(bytes, { params }));
}
