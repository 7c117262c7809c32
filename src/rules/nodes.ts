import type { Nodes, Root } from "mdast";
import { mdxToMdast } from "satteri";

/** What keeps a text from being read as MDX. */
export interface SyntaxProblem {
  /** Line of the text, from 1. */
  line: number;
  reason: string;
}

/** Reads MDX; `[^id]` stays text, because our footnotes are defined in the frontmatter. */
export function readMdx(body: string): { tree: Root | null; syntax: SyntaxProblem | null } {
  try {
    const tree = mdxToMdast(body);
    return { tree: tree.type === "root" ? tree : null, syntax: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line = "1", reason = message] = /^(\d+):\d+: (.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(message) ?? [];
    return { tree: null, syntax: { line: Number(line), reason } };
  }
}

/** The node and all below it, in the order of the text. */
export function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* nodesOf(child);
}

/** The words of a node, without marks. */
export function textOf(node: Nodes): string {
  if ("children" in node) return node.children.map(textOf).join("");
  return node.type === "text" || node.type === "inlineCode" || node.type === "code" ? node.value : "";
}

const comment = /^\s*\/\*[\s\S]*\*\/\s*$/;

/** Whether a node is `{/* a note for authors *\/}`, which is not shown. */
export const isNote = (node: Nodes) =>
  (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") && comment.test(node.value);
