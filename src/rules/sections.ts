import { sections as titles } from "../schemas/article.ts";
import { lineOf } from "./prose.ts";
import type { Problem, Rule } from "./rule.ts";

const inOrder = titles.join(", ");
const known = (title: string) => (titles as readonly string[]).includes(title);

/** The text has exactly the sections Status, History, Risks and Check, in this order, each with something in it. */
export const sections: Rule = {
  id: "sections",
  kinds: true,
  check({ tree, sections, bodyLine }) {
    if (!tree) return [];
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
          message: `is no section of an article (those are ${inOrder}): make it "###" or move its text into one of them`,
        });
      else if (parts.findIndex((part) => part.title === title) < index)
        problems.push({
          field: `"## ${title}"`,
          line,
          message: "is there twice: make one section of the two",
        });
      else if (nodes.length === 0)
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
