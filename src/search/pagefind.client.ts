import type { Result, WordEngine } from "./answer.ts";
import { queryWords } from "./names.ts";

interface PagefindResult {
  data(): Promise<{ url: string; excerpt: string; content: string; meta: { title?: string } }>;
}
interface Pagefind {
  search(words: string): Promise<{ results: readonly PagefindResult[] }>;
}

interface TrustedTypes {
  defaultPolicy: unknown;
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

const limit = 10;

/**
 * Pagefind starts its worker from a string, which the site's policy lets only the default Trusted Types policy do.
 * Ours lets that one worker through and nothing else.
 */
function allowWorker(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  // A policy can be made once; this runs again when a load is tried again.
  if (!trustedTypes || trustedTypes.defaultPolicy) return;
  trustedTypes.createPolicy("default", {
    createScriptURL(url) {
      const { origin, pathname } = new URL(url, location.href);
      if (origin === location.origin && pathname === "/pagefind/pagefind-worker.js") return url;
      throw new TypeError(`${url} is no script of this site`);
    },
  });
}

/** Pagefind gives addresses as files: "/ports/12.html" → "/ports/12". */
const pagePath = (url: string) => url.replace(/(?:\/index)?\.html$/, "") || "/";

/** Pagefind's excerpts are HTML with <mark>; ours is plain text. */
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/**
 * Whether a text has the beginning of one of the words. Pagefind falls back to ever shorter beginnings, down to a letter,
 * and then finds something for any string; endings are left to its stemming.
 */
export function mentions(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word.slice(0, Math.max(4, word.length - 3))));
}

/** Full text of the pages with a name or an article, through the index that the build makes. */
export function pagefindEngine(): WordEngine {
  let loading: Promise<Pagefind> | undefined;
  async function load(): Promise<Pagefind> {
    allowWorker();
    return (await import(
      /* @vite-ignore */ new URL("/pagefind/pagefind.js", location.href).href
    )) as Pagefind;
  }

  return {
    async find(text, signal) {
      loading ??= load();
      // A load that failed is tried again by the next query.
      loading.catch(() => (loading = undefined));
      const pagefind = await loading;
      signal.throwIfAborted();
      const words = queryWords(text);
      const { results } = await pagefind.search(words.join(" "));
      signal.throwIfAborted();
      const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      const telling = pages.filter(({ content, meta }) => mentions(`${meta.title ?? ""} ${content}`, words));
      return telling.map(({ url, excerpt, meta }): Result => {
        const path = pagePath(url);
        const digits = /^\/ports\/(\d+)$/.exec(path)?.[1];
        return {
          path,
          port: digits === undefined ? null : Number(digits),
          title: (meta.title ?? path).replace(/^Port \d+\s+/, ""),
          excerpt: plain(excerpt),
        };
      });
    },
  };
}
