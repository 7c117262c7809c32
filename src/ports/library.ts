import type { CitedSource } from "../schemas/article.ts";
import { shelve, type Shelf } from "./shelves.ts";
import type { Site } from "./site.ts";
import { worksOf } from "./works.ts";

/** Path of the page of a shelf. */
export const shelfPath = (slug: string) => `/sources/${slug}`;

/**
 * Every work that the site cites, on its shelf.
 * @param kinds the articles of content/kinds.
 */
export function library(
  { registry, facts, commands, glossary, ports }: Site,
  kinds: readonly { sources: readonly CitedSource[] }[],
): Shelf[] {
  const articles = new Map(
    ports.articles.flatMap((port) => {
      const { article } = ports.get(port);
      return article ? [[port, article] as const] : [];
    }),
  );
  return shelve(
    worksOf({
      registry,
      facts,
      commands,
      glossary,
      articles,
      guides: ports.guides.list,
      collections: ports.collections.list,
      kinds,
    }),
  );
}

/** How many works stand on a shelf. */
export const worksOn = ({ publishers }: Shelf) =>
  publishers.reduce((sum, { works }) => sum + works.length, 0);
