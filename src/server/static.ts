import { matches, parseRange } from "./conditions.ts";
import { chooseEncoding } from "./encodings.ts";
import { createFiles, type Files, type FoundFile } from "./files.ts";
import { resolvePath } from "./paths.ts";
import type { Recent } from "./recent.ts";

const year = 365 * 24 * 60 * 60;

/** Files whose name holds a hash of their content: Astro's assets, Pagefind's index, fragments, filters and metadata. */
const hashedName = /^\/_astro\/|\.pf_[a-z]+$/;

const cacheControl = (path: string) =>
  hashedName.test(path) ? `public, max-age=${year}, immutable` : "no-cache";

type Headers = Record<string, string>;

interface Site {
  files: Files;
  /** Headers of every response. */
  always: Readonly<Headers>;
  recent: Recent | undefined;
}

const text = (status: number, message: string, headers: Headers) =>
  new Response(`${message}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...headers },
  });

const redirect = (always: Readonly<Headers>, to: string, search: string) =>
  new Response(null, {
    status: 308,
    headers: { ...always, location: to + search, "cache-control": "public, max-age=86400" },
  });

async function answerFile(request: Request, { files, always, recent }: Site, file: FoundFile, path: string) {
  // Ranges count the bytes of one representation; those of the plain file are the same on every server.
  const range = request.method === "GET" ? request.headers.get("range") : null;
  const encoding =
    range === null && file.compressible ? chooseEncoding(request.headers.get("accept-encoding")) : "identity";
  const found = await files.read(file, encoding);
  if (!found) return undefined;

  const { bytes, etag } = found;
  const headers: Headers = { ...always, etag, "cache-control": cacheControl(path) };
  if (file.compressible) headers["vary"] = "Accept-Encoding";
  if (matches(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });

  headers["content-type"] = file.type;
  headers["accept-ranges"] = "bytes";
  if (encoding !== "identity") headers["content-encoding"] = encoding;

  const ifRange = request.headers.get("if-range");
  const part = ifRange === null || ifRange === etag ? parseRange(range, bytes.byteLength) : "ignore";
  if (part === "unsatisfiable")
    return text(416, "This range is not in the file.", {
      ...always,
      "content-range": `bytes */${bytes.byteLength}`,
    });
  if (part === "ignore") {
    headers["content-length"] = String(bytes.byteLength);
    if (request.method === "GET" && !new URL(request.url).search)
      recent?.keep(path, request.headers.get("accept-encoding"), headers, bytes);
    return new Response(bytes, { headers });
  }
  headers["content-range"] = `bytes ${part.first}-${part.last}/${bytes.byteLength}`;
  headers["content-length"] = String(part.last - part.first + 1);
  return new Response(bytes.subarray(part.first, part.last + 1), { status: 206, headers });
}

async function answerMissing(request: Request, { files, always }: Site, path: string) {
  const plain = () =>
    text(404, "There is nothing at this address.", { ...always, "cache-control": "no-cache" });
  // Nobody reads a page in the place of a script, a style or an image.
  const wantsPage =
    /\btext\/html\b/.test(request.headers.get("accept") ?? "") || !/\.(?!html$)\w+$/.test(path);
  if (!wantsPage) return plain();
  const page = await files.find("404.html");
  const encoding = chooseEncoding(request.headers.get("accept-encoding"));
  const found = page && (await files.read(page, encoding));
  if (!found) return plain();

  const headers: Headers = {
    ...always,
    "content-type": page.type,
    "content-length": String(found.bytes.byteLength),
    "cache-control": "no-cache",
    vary: "Accept-Encoding",
  };
  if (encoding !== "identity") headers["content-encoding"] = encoding;
  return new Response(found.bytes, { status: 404, headers });
}

/**
 * Answers every request that is for a file or a page: the contract's redirects, the files of a folder, the 404 page.
 * @param dist the folder that the build made; absent (as in development), only redirects are answered
 * @param headers gives those of every response
 * @param recent gets what may be sent again as it is
 */
export function createStatic(
  dist: string | undefined,
  headers: () => Readonly<Headers> = () => ({}),
  recent?: Recent,
): (request: Request) => Promise<Response> {
  const files: Files = dist
    ? createFiles(dist)
    : { find: () => Promise.resolve(undefined), read: () => Promise.resolve(undefined) };

  return async (request) => {
    const always = headers();
    const site: Site = { files, always, recent };
    if (request.method !== "GET" && request.method !== "HEAD")
      return text(405, "Pages are read with GET or HEAD.", { ...always, allow: "GET, HEAD" });

    const { pathname, search } = new URL(request.url);
    const target = resolvePath(pathname);
    if (target.kind === "redirect") return redirect(always, target.to, search);

    if (target.kind === "none") return answerMissing(request, site, pathname);
    const file =
      (await files.find(target.file)) ??
      (target.instead === undefined ? undefined : await files.find(target.instead));
    if (!file) return answerMissing(request, site, pathname);
    if (target.canonical !== pathname) return redirect(always, target.canonical, search);
    return (
      (await answerFile(request, site, file, pathname)) ?? (await answerMissing(request, site, pathname))
    );
  };
}
