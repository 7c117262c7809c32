import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, brotliCompressSync } from "node:zlib";
import { getMimeType } from "hono/utils/mime";
import { brotliQuality } from "../../src/server/encodings.ts";
import { resolvePath } from "../../src/server/paths.ts";
import { tags } from "./html.ts";
import { readPage, type PageFacts } from "./page-facts.ts";

/** The folder that the build made. */
export const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

export const lastPort = 65535;
export const ports = Array.from({ length: lastPort + 1 }, (_, port) => port);
export const portFile = (port: number) => `ports/${port}.html`;

/** Every file of the built site, from its folder, with slashes. */
export function files(): string[] {
  if (!existsSync(join(dist, "404.html")))
    throw new Error("There is no built site in dist: npm run build makes it.");
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length).replaceAll("\\", "/"));
}

export const bytesOf = (file: string) => statSync(join(dist, file)).size;
export const textOf = (file: string) => readFileSync(join(dist, file), "utf8");

/** The facts of pages, one after another: all 65,536 together are a gigabyte of HTML. */
export function* readPages(names: Iterable<string>): Generator<PageFacts> {
  for (const name of names) yield readPage(name, textOf(name));
}

/** Bytes of a file as the server sends it, in brotli. */
export function sentBytes(file: string): number {
  const bytes = readFileSync(join(dist, file));
  const quality = brotliQuality(getMimeType(file) ?? "", bytes.byteLength);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).byteLength;
}

const idsOf = (file: string) =>
  new Set(Array.from(tags(textOf(file)), ({ attributes }) => attributes.get("id")));

function judgeAddress(address: string, all: ReadonlySet<string>): string | undefined {
  if (/^https?:\/\/[\w.-]+\.\w+(?:[/?#]|$)/.test(address)) return undefined;
  if (!/^\/(?!\/)/.test(address)) return "is no path of this site and no web address";
  // What the server answers itself; with SITE_URL the second is a file, too.
  if (address === "/api/feedback" || address === "/opensearch.xml") return undefined;

  const { pathname, hash } = new URL(address, "http://localhost");
  const target = resolvePath(pathname);
  if (target.kind === "redirect") return `redirects to ${target.to}`;
  if (target.kind === "none" || !all.has(target.file)) return "leads nowhere";
  if (target.canonical !== pathname) return `redirects to ${target.canonical}`;
  const id = decodeURIComponent(hash.slice(1));
  return id === "" || idsOf(target.file).has(id) ? undefined : "has a fragment that is no id there";
}

/**
 * Says what is wrong with an address that stands in a page, or nothing: an address of this site must answer 200 at
 * once by the server's rules, without a redirect, and its fragment must be an id there. Each is looked up once.
 */
export function addressJudge(all: ReadonlySet<string>): (address: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (address) => {
    if (!known.has(address)) known.set(address, judgeAddress(address, all));
    return known.get(address);
  };
}

/** The first twenty of a list, and how many more there are: enough to mend, not too much to read. */
export const firstOf = (list: readonly string[]): string[] =>
  list.length <= 20 ? [...list] : [...list.slice(0, 20), `and ${list.length - 20} more`];
