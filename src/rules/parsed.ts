import type { Root } from "mdast";
import type { Draft } from "../ports/articles.ts";
import { sections } from "../schemas/article.ts";
import { readMdx, type SyntaxProblem } from "./nodes.ts";
import { cutSections, passagesOf, type Passage, type Section } from "./prose.ts";

/** A source as far as the frontmatter tells; what it lacks is "". */
export interface NamedSource {
  id: string;
  title: string;
  url: string;
  /** As its author wrote it; YAML may have read a number. */
  date: string;
  type: string;
}

/** What a file is: an article of content/ports, of content/kinds, a guide, or a collection. */
export type Sort = "article" | "kind" | "guide" | "collection";

/** An article read once for all rules. Also what does not pass its schema is here, as far as it can be read. */
export interface ParsedArticle {
  path: string;
  sort: Sort;
  /** Null for content/kinds, guides and collections, and when the file's name is no port. */
  port: number | null;
  nameProblem: string | null;
  head: Draft<unknown>;
  sources: readonly NamedSource[];
  uses: readonly string[];
  related: readonly number[];
  bodyLine: number;
  /** Null when the text is not MDX. */
  tree: Root | null;
  syntax: SyntaxProblem | null;
  /** The text cut at its `##` headings; the first has no title. */
  sections: readonly Section[];
  /** The prose of the frontmatter, field by field. */
  fields: readonly Passage[];
  /** The prose of the text. */
  passages: readonly Passage[];
}

/** Reads the text of an article; its frontmatter has been read. */
export function parse(
  draft: Draft<unknown>,
  port: number | null,
  nameProblem: string | null,
  sort: Sort = "article",
): ParsedArticle {
  const { path, head, body, bodyLine } = draft;
  const { tree, syntax } = readMdx(body);
  const parts = tree ? cutSections(tree, bodyLine) : [];
  return {
    path,
    sort,
    port,
    nameProblem,
    head: draft,
    sources: items(head, "sources").map((source) => ({
      id: text(source, "id"),
      title: text(source, "title"),
      url: text(source, "url"),
      date: dateOf(get(source, "date")),
      type: text(source, "type"),
    })),
    uses: items(head, "uses").filter((use) => typeof use === "string"),
    related: items(head, "related").filter((number) => typeof number === "number"),
    bodyLine,
    tree,
    syntax,
    sections: parts,
    fields: fieldsOf(head),
    passages: parts.flatMap((section) => passagesOf(section, bodyLine)),
  };
}

/** The four sections by their titles, where they are there. */
export const knownSections = (article: ParsedArticle) =>
  article.sections.filter(({ title }) => (sections as readonly string[]).includes(title));

function fieldsOf(head: unknown): Passage[] {
  const questions = items(head, "faq").flatMap((item, index): Passage[] => {
    const question = text(item, "question");
    return [
      { field: `faq[${index}].question`, text: question },
      { field: `faq[${index}].answer`, text: text(item, "answer"), after: question },
    ];
  });
  const members = items(head, "members").map((item, index): Passage => ({
    field: `members[${index}].when`,
    text: text(item, "when"),
  }));
  return [
    { field: "title", text: text(head, "title") },
    { field: "symptom", text: text(head, "symptom") },
    { field: "summary", text: text(head, "summary") },
    { field: "risk.why", text: text(get(head, "risk"), "why") },
    ...questions,
    ...members,
  ].filter((passage) => passage.text !== "");
}

function get(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function items(value: unknown, key: string): unknown[] {
  const list = get(value, key);
  return Array.isArray(list) ? list : [];
}

function dateOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function text(value: unknown, key: string): string {
  const found = get(value, key);
  return typeof found === "string" ? found : "";
}
