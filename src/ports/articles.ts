import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { z } from "zod";
import { article, type Article } from "../schemas/article.ts";
import { explainIssues, type FieldProblem } from "../schemas/explain.ts";
import { ContentError } from "./facts.ts";
import { lastPort } from "./port.ts";

/** An MDX file as its author wrote it, read as far as it can be read. */
export interface Draft<T> {
  /** As an author would type it: "content/ports/22.mdx". */
  path: string;
  /** The frontmatter as YAML reads it; undefined where there is none or it is not YAML. */
  head: unknown;
  /** The frontmatter as its schema reads it; null when it has problems. */
  data: T | null;
  problems: readonly FieldProblem[];
  /** The MDX after the frontmatter. */
  body: string;
  /** Line of the file on which the body begins, from 1. */
  bodyLine: number;
}

/** A file of content/ports. */
export interface ArticleDraft extends Draft<Article> {
  /** Null when the file's name is no port. */
  port: number | null;
  /** What is wrong with the file's name. */
  nameProblem: string | null;
}

/** An article without problems of name or frontmatter. */
export interface ArticleFile {
  path: string;
  port: number;
  data: Article;
  body: string;
  bodyLine: number;
}

const frontmatter = /^\uFEFF?---\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** Reads a file of MDX with frontmatter; what is wrong with it comes back with it. */
export function readDraft<T>(path: string, text: string, schema: z.ZodType<T>): Draft<T> {
  const failed = (message: string, rest: Partial<Draft<T>> = {}): Draft<T> => ({
    path,
    head: undefined,
    data: null,
    problems: [{ field: "frontmatter", message }],
    body: text,
    bodyLine: 1,
    ...rest,
  });
  const match = frontmatter.exec(text);
  if (!match) return failed("is missing: begin the file with ---, the fields, and --- again");

  const [whole, yaml = ""] = match;
  const place = { body: text.slice(whole.length), bodyLine: whole.split("\n").length };
  const document = parseDocument(yaml);
  const [error] = document.errors;
  if (error) {
    const [reason = ""] = error.message.split(/ at line \d+/);
    // The first line of the file is the --- above the fields.
    const line = (error.linePos?.[0].line ?? 0) + 1;
    return failed(
      `is not YAML (line ${line}): ${reason}: correct it, or put the text in double quotes`,
      place,
    );
  }
  const head: unknown = document.toJS();
  const result = schema.safeParse(head ?? {}, { reportInput: true });
  if (result.success) return { path, head, data: result.data, problems: [], ...place };
  return { path, head, data: null, problems: explainIssues(schema, result.error), ...place };
}

/** The port that a file of content/ports is about, and what is wrong with its name. */
export function portOfFile(path: string): { port: number | null; problem: string | null } {
  const name = path.split("/").at(-1) ?? "";
  const digits = /^(\d+)\.mdx$/.exec(name)?.[1];
  if (digits === undefined)
    return {
      port: null,
      problem: "is not a port number: rename it to something like 770.mdx, or move it out of content/ports",
    };
  const port = Number(digits);
  if (port > lastPort)
    return {
      port: null,
      problem: `is no port: ports end at ${lastPort}; rename it to the port that it is about`,
    };
  if (String(port) !== digits) return { port, problem: `has a leading zero: rename it to ${port}.mdx` };
  return { port, problem: null };
}

/** Reads one file of content/ports; of one that is no .mdx file, only the name is looked at. */
export function readArticle(path: string, text: string): ArticleDraft {
  const { port, problem } = portOfFile(path);
  const draft = path.endsWith(".mdx") ? readDraft(path, text, article) : notRead(path);
  return { ...draft, port, nameProblem: problem };
}

const notRead = (path: string): Draft<Article> => ({
  path,
  head: undefined,
  data: null,
  problems: [],
  body: "",
  bodyLine: 1,
});

/** Reads all files of content/ports, in the order of their numbers; other names come last. */
export function readArticles(folder = "content"): ArticleDraft[] {
  return readdirSync(join(folder, "ports"), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."))
    .map((entry) => {
      const path = `content/ports/${entry.name}`;
      return readArticle(path, entry.isFile() ? readFileSync(join(folder, "ports", entry.name), "utf8") : "");
    })
    .toSorted((a, b) => (a.port ?? Infinity) - (b.port ?? Infinity) || a.path.localeCompare(b.path));
}

/** One problem as a line: `content/ports/22.mdx: faq[2].answer has 112 words; …`. */
export const problemLine = (path: string, { field, message }: FieldProblem) =>
  `${path}: ${field} ${message}.`;

/**
 * Reads every article of content/ports.
 * @throws ContentError with the problems of all names and all frontmatter.
 */
export function loadArticles(folder = "content"): ArticleFile[] {
  const problems: string[] = [];
  const articles = readArticles(folder).flatMap((draft) => {
    const { path, port, data, body, bodyLine, nameProblem } = draft;
    if (nameProblem !== null)
      problems.push(problemLine(path, { field: "the file's name", message: nameProblem }));
    problems.push(...draft.problems.map((problem) => problemLine(path, problem)));
    return port === null || data === null ? [] : [{ path, port, data, body, bodyLine }];
  });
  if (problems.length > 0) throw new ContentError(problems);
  return articles;
}
