import { inTasks, nextTask } from "../steps.ts";
import type { Sources } from "./answer.ts";
import { readArticles, readIndexInSteps, type DetailIndex, type NameIndex } from "./index-format.ts";
import { buildNameEngine } from "./name-engine.ts";
import type { NameBook } from "./names.ts";
import { pagefindEngine } from "./pagefind.client.ts";

/** A file that takes longer counts as one that does not load, in milliseconds. */
const patience = 15_000;

async function read<T>(path: string): Promise<T> {
  const response = await fetch(path, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

/** Loads once; after a failure the next call tries again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}

/** The engine, built in short tasks: a keystroke waits for none of them long. */
async function build(names: NameIndex, details?: DetailIndex): Promise<NameBook> {
  await nextTask();
  const entries = await inTasks(readIndexInSteps(names, details));
  return inTasks(buildNameEngine(entries, readArticles(names)));
}

/** The sources of a page: each file is fetched when a query, or the intent of one (`names()`), wants it. */
export function browserSources(): Sources {
  const index = once(() => read<NameIndex>("/search/names.json"));
  return {
    names: once(async () => build(await index())),
    details: once(async () => {
      const [names, details] = await Promise.all([index(), read<DetailIndex>("/search/details.json")]);
      return build(names, details);
    }),
    words: pagefindEngine(),
  };
}
