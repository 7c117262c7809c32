import type { Nodes } from "mdast";
import { isNote, nodesOf } from "./nodes.ts";
import { lineOf, sectionField } from "./prose.ts";
import type { ParsedArticle, Sort } from "./parsed.ts";
import type { Problem, Rule } from "./rule.ts";

const markdown = /\[\^[^\]]*\]|\[[^\]]+\]\([^)]*\)|\[port \d+\]|\*\*|\{\/\*|<\/?[a-z][^>]*>/i;

/**
 * The text is Markdown with `<Commands />` at most once, in Check; no HTML, no code of ours, no Markdown in fields. A
 * guide or a collection has no port whose commands could be shown.
 */
export const markup: Rule = {
  id: "markup",
  guides: true,
  check: (article) => [...syntaxOf(article), ...componentsOf(article), ...plainFields(article)],
};

function syntaxOf({ syntax, bodyLine }: ParsedArticle): Problem[] {
  if (!syntax) return [];
  const line = bodyLine + syntax.line - 1;
  return [
    {
      field: "the text",
      line,
      message: `cannot be read: ${syntax.reason}: put code, and every < or {, in backticks`,
    },
  ];
}

function componentsOf({ sort, sections, bodyLine }: ParsedArticle): Problem[] {
  const problems: Problem[] = [];
  let commands = 0;
  for (const section of sections)
    for (const node of section.nodes.flatMap((top) => [...nodesOf(top)])) {
      if (isJsx(node) && node.name === "Commands") commands++;
      const message =
        foreign(node, sort) ??
        (isJsx(node) && section.title !== "Check" ? "has <Commands />: move it to Check" : null) ??
        (isJsx(node) && commands > 1 ? "has <Commands /> once more: remove it" : null);
      if (message) problems.push({ field: sectionField(section), line: lineOf(node, bodyLine), message });
    }
  return problems;
}

const isJsx = (node: Nodes) => node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";

function foreign(node: Nodes, sort: Sort): string | null {
  if (isJsx(node) && node.name === "Commands" && sort !== "article")
    return `has <Commands />, and a ${sort} has no port of its own: write the commands out`;
  if (isJsx(node) && node.name !== "Commands")
    return `has <${node.name ?? ""}>: write Markdown instead${sort !== "article" ? "" : "; the only component is <Commands />"}`;
  if (node.type === "mdxjsEsm")
    return `has an import or export: remove it; ${sort === "article" ? "an article" : `a ${sort}`} is only text`;
  if ((node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") && !isNote(node))
    return `has the expression {${node.value}}: write it out, or put it in backticks`;
  return null;
}

/** Fields are shown as plain text with `code`; anything else would be shown as it was typed. */
function plainFields({ fields }: ParsedArticle): Problem[] {
  return fields.flatMap(({ field, text }) => {
    const [found] = markdown.exec(text.replaceAll(/`[^`]*`/g, "")) ?? [];
    if (found === undefined) return [];
    return [
      {
        field,
        message: `has "${found}", which is shown as it stands: write plain words; only \`code\` is set apart`,
      },
    ];
  });
}
