import type { Rule } from "./rule.ts";

/** The frontmatter passes its schema (src/schemas/article.ts, src/schemas/kind-article.ts). */
export const frontmatter: Rule = {
  id: "frontmatter",
  kinds: true,
  guides: true,
  check: ({ head }) => [...head.problems],
};
