import { sections as ofArticles } from "../schemas/article.ts";
import { collectionSections } from "../schemas/collection.ts";
import { guideSections } from "../schemas/guide.ts";
import { isNote } from "./nodes.ts";
import type { Sort } from "./parsed.ts";
import { lineOf } from "./prose.ts";
import type { Problem, Rule } from "./rule.ts";

const ofArticle: [noun: string, titles: readonly string[]] = ["an article", ofArticles];
const expected: Readonly<Record<Sort, typeof ofArticle>> = {
  article: ofArticle,
  kind: ofArticle,
  guide: ["a guide", guideSections],
  collection: ["a collection", collectionSections],
};

/**
 * The text has exactly its sections, in this order, each with something in it: Status, History, Risks and Check; in a
 * guide What it means, Find the cause, Mend it and Why it is so; in a collection Which one to use and What to open.
 */
export const sections: Rule = {
  id: "sections",
  kinds: true,
  guides: true,
  check({ sort, tree, sections, bodyLine }) {
    if (!tree) return [];
    const [noun, titles] = expected[sort];
    const inOrder = titles.join(", ");
    const known = (title: string) => titles.includes(title);
    const [lead, ...parts] = sections;
    const problems: Problem[] = [];

    const [early] =
      lead?.nodes.filter(({ type }) => type !== "mdxFlowExpression" && type !== "mdxjsEsm") ?? [];
    if (early)
      problems.push({
        field: "the text",
        line: lineOf(early, bodyLine),
        message: `begins before the first section: put "## ${titles[0]}" above it`,
      });

    for (const node of tree.children)
      if (node.type === "heading" && node.depth === 1)
        problems.push({
          field: "the text",
          line: lineOf(node, bodyLine),
          message: 'has a heading of the first level, and the page has its own: make it "##" or remove it',
        });

    parts.forEach(({ title, line, nodes }, index) => {
      if (!known(title))
        problems.push({
          field: `"## ${title}"`,
          line,
          message: `is no section of ${noun} (those are ${inOrder}): make it "###" or move its text into one of them`,
        });
      else if (parts.findIndex((part) => part.title === title) < index)
        problems.push({
          field: `"## ${title}"`,
          line,
          message: "is there twice: make one section of the two",
        });
      else if (nodes.every(isNote))
        problems.push({
          field: title,
          line,
          message: "is empty: write it, or say what was searched and not found",
        });
    });

    const present = [...new Set(parts.map(({ title }) => title).filter(known))];
    titles.forEach((title, index) => {
      if (present.includes(title)) return;
      const place = index === 0 ? "at the top" : `after ${titles[index - 1]}`;
      problems.push({ field: title, message: `is missing: add the section "## ${title}" ${place}` });
    });
    if (present.join() !== titles.filter((title) => present.includes(title)).join())
      problems.push({
        field: "the text",
        message: `has its sections in the order ${present.join(", ")}: put them in the order ${inOrder}`,
      });
    return problems;
  },
};
