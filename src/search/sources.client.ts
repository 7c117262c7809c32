import type { Sources } from "./answer.ts";
import type { DetailIndex, NameIndex } from "./index-format.ts";
import { pagefindEngine } from "./pagefind.client.ts";

async function read<T>(path: string): Promise<T> {
  const response = await fetch(path);
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

/** The sources of a page: index and engine are fetched when a query, or the intent of one (`names()`), wants them. */
export function browserSources(): Sources {
  const index = once(() => read<NameIndex>("/search/names.json"));
  const engine = once(async () => {
    const [{ createNameEngine }, { readArticles, readIndex }] = await Promise.all([
      import("./name-engine.ts"),
      import("./index-format.ts"),
    ]);
    return async (details?: DetailIndex) => {
      const names = await index();
      return createNameEngine(readIndex(names, details), readArticles(names));
    };
  });
  return {
    names: once(async () => (await engine())()),
    details: once(async () => {
      const [make, details] = await Promise.all([engine(), read<DetailIndex>("/search/details.json")]);
      return make(details);
    }),
    words: pagefindEngine(),
  };
}
