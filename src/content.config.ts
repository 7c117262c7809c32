import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { article } from "./schemas/article.ts";
import { collection } from "./schemas/collection.ts";
import { guide } from "./schemas/guide.ts";
import { kindArticle } from "./schemas/kind-article.ts";

/** One article per port; the file name is the port number and the id. */
const ports = defineCollection({
  loader: glob({ base: "content/ports", pattern: "*.mdx" }),
  schema: article,
});

/** The article of every port that has none of its own. */
const kinds = defineCollection({
  loader: glob({ base: "content/kinds", pattern: "{assigned,reserved,unassigned,dynamic}.mdx" }),
  schema: kindArticle,
});

/** Troubles that belong to no single port. */
const guides = defineCollection({
  loader: glob({ base: "content/guides", pattern: "*.mdx" }),
  schema: guide,
});

/** Ports that belong together; this word is Astro's for all of the above, too. */
const families = defineCollection({
  loader: glob({ base: "content/collections", pattern: "*.mdx" }),
  schema: collection,
});

export const collections = { ports, kinds, guides, families };
