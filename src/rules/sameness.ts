import type { Rule } from "./rule.ts";

/**
 * No paragraph or answer is shared with another article, guide or kind: of the runs of eight words of the shorter one, at
 * most 40 % may be in the other. Below 20 words only the very same counts. Of two that are alike, the later file is told.
 */
export const sameness: Rule = {
  id: "sameness",
  guides: true,
  check: (article, { paragraphs }) =>
    paragraphs.shared(article).map(({ field, line, other }) => ({
      field,
      ...(line === undefined ? {} : { line }),
      message: `says what ${other.path} says in ${other.field}${other.line === undefined ? "" : ` (line ${other.line})`}: keep it in one of them, ${article.sort === "guide" || article.sort === "collection" ? "and link to it from the other" : "or write it once in content/kinds"}`,
    })),
};
