import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { COMPRESSIBLE_CONTENT_TYPE_REGEX as compressibleType } from "hono/utils/compress";
import { getMimeType } from "hono/utils/mime";
import { LRUCache } from "lru-cache";
import { encode, type Encoding } from "./encodings.ts";
import { prefetchRules } from "./prefetch.ts";
import { fresh } from "./recent.ts";

/** A file that exists, as it was when it was looked up. */
export interface FoundFile {
  path: string;
  /** Changes with the file. */
  version: string;
  type: string;
  /** Whether a coding is worth its while: text of 1 kB and more. Pagefind's .pf_* and .pagefind are gzip already. */
  compressible: boolean;
}

/** The bytes of a file in one coding. */
export interface Representation {
  bytes: Uint8Array<ArrayBuffer>;
  /**
   * Strong and made from the content, so that it survives a rebuild that changes nothing, is the same on every server,
   * and lets If-Range work; each coding has its own (RFC 9110 §8.8.3.3).
   */
  etag: string;
}

/** The files of a folder. Both functions answer undefined when there is no such file (any more). */
export interface Files {
  find(file: string): Promise<FoundFile | undefined>;
  read(file: FoundFile, encoding: Encoding): Promise<Representation | undefined>;
}

const missing = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG", "EISDIR"]);

const unlessMissing = (error: unknown) => {
  if (missing.has((error as NodeJS.ErrnoException).code ?? "")) return undefined;
  throw error;
};

const suffix: Record<Encoding, string> = { br: "-br", gzip: "-gz", identity: "" };

/** What has to be known of a file to send it in a coding. */
interface Wanted {
  path: string;
  type: string;
  encoding: Encoding;
}

async function load({ path, type, encoding }: Wanted): Promise<Representation | undefined> {
  const content = await readFile(path).catch(unlessMissing);
  if (!content) return undefined;
  const digest = createHash("sha256").update(content).digest("base64url").slice(0, 22);
  return {
    bytes: await encode(new Uint8Array(content), encoding, type),
    etag: `"${digest}${suffix[encoding]}"`,
  };
}

const typeOf = (file: string) =>
  (file.endsWith(".speculationrules") ? prefetchRules.type : getMimeType(file)) ?? "application/octet-stream";

/** How many files that were found are remembered. */
const remembered = 10_000;

/**
 * The files under a folder, read whole and kept in memory up to a limit. A file that changes is seen within half a
 * second. What is missing is looked for each time, so that nobody fills the memory with names.
 * @param root the folder; callers give only names that `resolvePath` has let through
 * @param cacheBytes the most that is kept, in bytes
 */
export function createFiles(root: string, cacheBytes = 64 * 1024 * 1024): Files {
  const cache = new LRUCache<string, Representation, Wanted>({
    maxSize: cacheBytes,
    maxEntrySize: cacheBytes / 8,
    sizeCalculation: ({ bytes }, key) => bytes.byteLength + key.length * 2 + 200,
    fetchMethod: (_key, _stale, { context }) => load(context),
    // An entry may be pushed out while it is being made; who waits for it still gets it.
    ignoreFetchAbort: true,
  });
  const found = new LRUCache<string, FoundFile>({ max: remembered, ttl: fresh });

  return {
    async find(file) {
      const known = found.get(file);
      if (known) return known;
      const path = join(root, file);
      const stats = await stat(path).catch(unlessMissing);
      if (!stats?.isFile()) return undefined;
      const type = typeOf(file);
      const compressible = stats.size >= 1024 && compressibleType.test(type);
      const now = { path, version: `${stats.mtimeMs}-${stats.size}`, type, compressible };
      found.set(file, now);
      return now;
    },

    async read({ path, version, type }, encoding) {
      const key = `${path}\n${version}\n${encoding}`;
      // What is there needs none of the bookkeeping of what is fetched.
      return cache.get(key) ?? cache.fetch(key, { context: { path, type, encoding } });
    },
  };
}
