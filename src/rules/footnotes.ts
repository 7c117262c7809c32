import { lineOf, sectionField } from "./prose.ts";
import { nodesOf } from "./nodes.ts";
import type { Problem, Rule } from "./rule.ts";

const mark = /\[\^([^\]\s]*)\]/g;

/** Every `[^id]` of the text is the id of one source, and every source is cited. Code is not looked at. */
export const footnotes: Rule = {
  id: "footnotes",
  kinds: true,
  guides: true,
  check({ tree, sections, sources, bodyLine }) {
    if (!tree) return [];
    const problems: Problem[] = [];
    const ids = new Set(sources.map(({ id }) => id));
    const cited = new Set<string>();

    for (const section of sections)
      for (const node of section.nodes.flatMap((top) => [...nodesOf(top)])) {
        const field = sectionField(section);
        const line = lineOf(node, bodyLine);
        if (node.type === "footnoteDefinition" || node.type === "footnoteReference") {
          cited.add(node.identifier);
          if (node.type === "footnoteDefinition")
            problems.push({
              field,
              line,
              message: `defines the footnote [^${node.identifier}]: make it a source with that id in the frontmatter`,
            });
        }
        if (node.type !== "text") continue;
        for (const [, id = ""] of node.value.matchAll(mark)) {
          cited.add(id);
          if (!ids.has(id))
            problems.push({
              field,
              line,
              message: `cites [^${id}], and no source has that id: add a source with "id: ${id}", or correct the footnote`,
            });
        }
      }

    sources.forEach(({ id }, index) => {
      const field = `sources[${index}]`;
      if (id === "") return;
      if (sources.findIndex((source) => source.id === id) < index)
        problems.push({
          field: `${field}.id`,
          message: `is "${id}" once more: give each source an id of its own`,
        });
      else if (!cited.has(id))
        problems.push({
          field,
          message: `("${id}") is never cited: put [^${id}] where the text rests on it, or remove it`,
        });
    });
    return problems;
  },
};
