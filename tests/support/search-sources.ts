import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { site } from "../../src/ports/site.ts";
import type { Sources, WordEngine } from "../../src/search/answer.ts";
import { buildDetails, buildNames } from "../../src/search/build-names.ts";
import { readArticles, readIndex } from "../../src/search/index-format.ts";
import { createNameEngine } from "../../src/search/name-engine.ts";
import { pagefindEngine, type Pagefind } from "../../src/search/pagefind.client.ts";

/** The two tiers of the index as the build would write them. */
export const index = buildNames(site().ports);
export const details = buildDetails(site().ports);

const names = createNameEngine(readIndex(index), readArticles(index));
const both = createNameEngine(readIndex(index, details), readArticles(index));

/** Sources without a browser; no words are found in texts unless an engine for them is given. */
export const nodeSources = (
  words: WordEngine = { find: () => Promise.resolve({ results: [], all: false }) },
): Sources => ({
  names: () => Promise.resolve(names),
  details: () => Promise.resolve(both),
  words,
});

/** Pagefind over the built site, read from `dist`. Throws an Error when the site is not built. */
export async function builtPagefind(dist = "dist"): Promise<Pagefind> {
  const script = join(process.cwd(), dist, "pagefind", "pagefind.js");
  if (!existsSync(script)) throw new Error(`${dist}/pagefind is not there: run npm run build first`);
  const origin = "http://portolan.invalid";
  const network = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const { origin: asked, pathname } = new URL(String(input));
    return asked === origin
      ? Promise.resolve(new Response(readFileSync(join(dist, pathname))))
      : network(input, init);
  };
  Object.assign(globalThis, { location: new URL(`${origin}/search`), document: undefined });
  const pagefind = (await import(pathToFileURL(script).href)) as Pagefind & {
    options(options: object): Promise<void>;
  };
  await pagefind.options({ basePath: `${origin}/pagefind/`, baseUrl: "/" });
  return pagefind;
}

/** Full text of the built site. */
export const builtWords = (): WordEngine => pagefindEngine(() => builtPagefind());
