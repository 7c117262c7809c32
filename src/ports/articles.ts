import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { article, type Article } from "../schemas/article.ts";
import { ContentError, describeIssues } from "./facts.ts";
import { lastPort } from "./port.ts";

/** An article as it lies in content/ports: where it is, what its head says, and its text. */
export interface ArticleFile {
  /** As an author would type it: "content/ports/22.mdx". */
  path: string;
  port: number;
  data: Article;
  /** The MDX after the frontmatter. */
  body: string;
  /** Line of the file on which the body begins, from 1. */
  bodyLine: number;
}

const frontmatter = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** Names of the files in content/ports that claim to be articles. */
const articleFiles = (folder: string) =>
  readdirSync(join(folder, "ports")).filter((name) => !name.startsWith(".")).sort();

/**
 * The port that a file of content/ports is about.
 * @throws Error that names the file and the mend when its name is not a plain number from 0 to 65535.
 */
export function portOfFile(path: string): number {
  const name = path.split("/").at(-1) ?? "";
  const digits = /^(\d+)\.mdx$/.exec(name)?.[1];
  if (digits === undefined)
    throw new Error(`${path}: an article is named after its port: rename it to something like 770.mdx`);
  const port = Number(digits);
  if (String(port) !== digits) throw new Error(`${path}: leading zeros are not allowed: rename it to ${port}.mdx`);
  if (port > lastPort) throw new Error(`${path}: there is no port ${digits}: ports end at ${lastPort}`);
  return port;
}

/**
 * Reads one article.
 * @param path as an author would type it; also the file that is read, from the folder that holds `content`.
 * @throws ContentError with all problems of its name and frontmatter.
 */
export function parseArticle(path: string, text: string): ArticleFile {
  const port = portOfFile(path);
  const match = frontmatter.exec(text);
  if (!match) throw new ContentError([`${path}: has no frontmatter: begin the file with ---, the fields, and --- again`]);
  const [head, yaml = ""] = match;
  let raw: unknown;
  try {
    raw = parse(yaml);
  } catch (error) {
    throw new ContentError([`${path}: the frontmatter is not YAML: ${error instanceof Error ? error.message : ""}`]);
  }
  const result = article.safeParse(raw);
  if (!result.success) throw new ContentError(describeIssues(path, result.error));
  return { path, port, data: result.data, body: text.slice(head.length), bodyLine: head.split("\n").length };
}

/**
 * Reads every article of content/ports.
 * @throws ContentError with the problems of all files.
 */
export function loadArticles(folder = "content"): ArticleFile[] {
  const problems: string[] = [];
  const articles = articleFiles(folder).flatMap((name) => {
    const path = `content/ports/${name}`;
    try {
      return parseArticle(path, readFileSync(join(folder, "ports", name), "utf8"));
    } catch (error) {
      problems.push(...(error instanceof ContentError ? error.problems : [String((error as Error).message)]));
      return [];
    }
  });
  if (problems.length > 0) throw new ContentError(problems);
  return articles;
}
