import type { HookParameters } from "astro";
import type { Detour } from "./one-file.ts";

/** The route of all 65,536 pages of ports. */
export const component = "src/pages/ports/[port].astro";

export type PageData =
  HookParameters<"astro:build:setup">["pages"] extends Map<string, infer Page> ? Page : never;

/** What a thread is given: which pages there are, and a counter that all threads share. */
export interface Job {
  /** Address of the module that Astro bundled all pages into. */
  entry: string;
  /** The folder of the site, with a slash at its end. */
  folder: string;
  /** Astro's data of the route, by which it finds the styles. */
  page: Pick<PageData, "key" | "styles">;
  detours: readonly Detour[];
  /** Without ".html": "/ports/770". */
  paths: readonly string[];
  /** Those of them that have an article. */
  articles: ReadonlySet<string>;
  /** [taken, done]: how many of the paths a thread has taken, and how many are written. */
  counts: Int32Array;
}

/** How many paths a thread takes at once: enough to share nothing in between, few enough to end together. */
export const handful = 64;
