import { z } from "zod";
import { citedSource } from "./article.ts";
import { day } from "./common.ts";

/** Frontmatter of content/kinds/<kind>.mdx, the article of every port that has none of its own. */
export const kindArticle = z.strictObject({
  /** For authors: what the file is for. Never shown. */
  about: z.string(),
  sources: z.array(citedSource).min(1),
  reviewed: day,
});
export type KindArticle = z.output<typeof kindArticle>;
