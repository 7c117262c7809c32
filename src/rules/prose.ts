import type { Nodes, Root } from "mdast";
import { textOf } from "./nodes.ts";

/** A paragraph, table cell or field of prose, as one line of text: code in backticks, port links as in Markdown. */
export interface Passage {
  /** The section or the field that it stands in. */
  field: string;
  line?: number;
  text: string;
  /** The same with its footnotes; absent in fields, which have none. */
  noted?: string;
  /** The footnotes of the row, for a table cell. */
  rowNotes?: string;
  /** Set for what is no sentence: a table cell or a heading. */
  cell?: true;
  /** The passage that a reader has just read when this one begins: a question, for its answer. */
  after?: string;
}

/** What lies in a section of the text. */
export interface Section {
  title: string;
  line: number;
  nodes: Nodes[];
}

/**
 * The text cut at its `##` headings; what comes before the first has the title "".
 * @param bodyLine line of the file on which the text begins.
 */
export function cutSections(tree: Root, bodyLine: number): Section[] {
  const sections: Section[] = [{ title: "", line: bodyLine, nodes: [] }];
  for (const node of tree.children) {
    if (node.type === "heading" && node.depth === 2)
      sections.push({ title: textOf(node).trim(), line: lineOf(node, bodyLine), nodes: [] });
    else sections.at(-1)?.nodes.push(node);
  }
  return sections;
}

/** Line of the file on which a node begins. */
export const lineOf = (node: Nodes, bodyLine: number) => bodyLine + (node.position?.start.line ?? 1) - 1;

/** What an article calls a section in its problems. */
export const sectionField = ({ title }: Section) => title || "the text before the first section";

/** All prose of a section. A comment of its own belongs to the passage before it. */
export function passagesOf(section: Section, bodyLine: number): Passage[] {
  const passages: Passage[] = [];
  const read = (node: Nodes, rowNotes?: string) => {
    if (node.type === "mdxFlowExpression") {
      const last = passages.at(-1);
      if (!last) return;
      last.text += ` {${node.value}}`;
      last.noted = `${last.noted ?? ""} {${node.value}}`;
    } else if (node.type === "paragraph" || node.type === "tableCell" || node.type === "heading")
      passages.push({
        field: sectionField(section),
        line: lineOf(node, bodyLine),
        text: oneLine(sourceOf(node)),
        noted: oneLine(sourceOf(node, true)),
        ...(rowNotes === undefined ? {} : { rowNotes }),
        ...(node.type === "paragraph" ? {} : { cell: true }),
      });
    else if (node.type === "tableRow") {
      const row = node.children.map((cell) => sourceOf(cell, true)).join(" ");
      for (const cell of node.children) read(cell, (row.match(footnote) ?? []).join(""));
    } else if ("children" in node) for (const child of node.children) read(child);
  };
  for (const node of section.nodes) read(node);
  return passages;
}

/** A passage's text without `{/* comments *\/}`. */
export const withoutComments = (text: string) => text.replaceAll(/\{\/\*.*?\*\/\}/g, "");

/** `[^id]`, as it stands in the text. */
export const footnote = /\[\^([^\]\s]*)\]/g;

/** The sentences of a passage; a footnote behind the full stop belongs to the sentence before it. */
export const sentencesOf = (text: string) =>
  text.split(/(?<=[.!?]["”’)*]*(?:\[\^[^\]\s]*\]|[”’)*])*)\s+(?=["“‘(*[]?[\p{Lu}\d`[])/u);

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** The words of a node, with code, links to ports and comments as their author typed them; footnotes if asked for. */
function sourceOf(node: Nodes, notes = false): string {
  if (node.type === "inlineCode") return `\`${node.value}\``;
  if (node.type === "mdxTextExpression") return `{${node.value}}`;
  if (node.type === "text") return notes ? node.value : node.value.replaceAll(footnote, "");
  if (node.type === "break") return " ";
  if (!("children" in node)) return "";
  const text = node.children.map((child) => sourceOf(child, notes)).join("");
  return node.type === "link" && node.url.includes("/ports/") ? `[${text}](${node.url})` : text;
}
