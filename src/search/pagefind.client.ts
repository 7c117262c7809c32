import type { Result, WordEngine, WordResults } from "./answer.ts";
import { queryWords } from "./names.ts";

interface PagefindResult {
  data(): Promise<{ url: string; excerpt: string; content: string; meta: { title?: string } }>;
}
/** What we use of Pagefind's interface. */
export interface Pagefind {
  search(words: string): Promise<{ results: readonly PagefindResult[] }>;
}

interface TrustedTypes {
  defaultPolicy: unknown;
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

const limit = 10;
/** Of pages with only some of the words, no more are worth a look. */
const few = 5;
const mostWords = 8;

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

/** Pagefind's index knows "TIME_WAIT" as one word, "timewait". */
const whole = (text: string) => text.toLowerCase().replaceAll(/[_-]/g, "");

/** A word without the ending that its other forms change: "configuring" → "configur". */
const stem = (word: string) => word.replace(/(?<=.{4})(?:ings?|ed|e?s|e|ly|ers?|ions?|ments?|able)$/, "");

/**
 * Whether a text has all of the words in some form. Pagefind falls back to ever shorter beginnings, down to a letter,
 * and then finds something for any string.
 */
export function mentions(text: string, words: readonly string[]): boolean {
  const folded = whole(text);
  return words.every((word) => folded.includes(stem(whole(word))));
}

/** Loads Pagefind in a page of the site. */
async function loadPagefind(): Promise<Pagefind> {
  allowWorker();
  return (await import(/* @vite-ignore */ new URL("/pagefind/pagefind.js", location.href).href)) as Pagefind;
}

/**
 * Full text of the pages with a name or an article, through the index that the build makes.
 * @param load how Pagefind itself comes.
 */
export function pagefindEngine(load = loadPagefind): WordEngine {
  let loading: Promise<Pagefind> | undefined;

  async function pagesWith(words: readonly string[], signal: AbortSignal): Promise<Result[]> {
    loading ??= load();
    // A load that failed is tried again by the next query.
    loading.catch(() => (loading = undefined));
    const pagefind = await loading;
    signal.throwIfAborted();
    const ask = async (text: string) => {
      const { results } = await pagefind.search(text);
      signal.throwIfAborted();
      const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      signal.throwIfAborted();
      return pages.filter(({ content, meta }) => mentions(`${meta.title ?? ""} ${content}`, words));
    };
    const typed = words.join(" ");
    const pages = await ask(typed);
    return (pages.length === 0 && typed.includes("_") ? await ask(whole(typed)) : pages).map(
      ({ url, excerpt, meta }): Result => {
        const path = pagePath(url);
        const digits = /^\/ports\/(\d+)$/.exec(path)?.[1];
        return {
          path,
          port: digits === undefined ? null : Number(digits),
          title: (meta.title ?? path).replace(/^Port \d+:?\s+/, ""),
          excerpt: plain(excerpt),
        };
      },
    );
  }

  /** Pages with some of the words, best first: a word that few pages have tells more. */
  async function pagesWithSome(words: readonly string[], signal: AbortSignal): Promise<Result[]> {
    const weight = new Map<string, number>();
    const found = new Map<string, Result>();
    for (const word of words) {
      const pages = await pagesWith([word], signal);
      for (const page of pages) {
        found.set(page.path, found.get(page.path) ?? page);
        weight.set(page.path, (weight.get(page.path) ?? 0) + 1 / (1 + pages.length));
      }
    }
    return [...found.values()].sort((a, b) => (weight.get(b.path) ?? 0) - (weight.get(a.path) ?? 0));
  }

  return {
    async find(text, signal): Promise<WordResults> {
      const words = queryWords(text).slice(0, mostWords);
      const all = await pagesWith(words, signal);
      if (all.length > 0 || words.length === 1) return { results: all, all: true };
      return { results: (await pagesWithSome(words, signal)).slice(0, few), all: false };
    },
  };
}
