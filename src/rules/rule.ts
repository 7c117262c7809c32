import type { Facts } from "../ports/facts.ts";
import type { Registry } from "../registry/types.ts";
import type { FieldProblem } from "../schemas/explain.ts";
import type { WorkIndex } from "./one-work.ts";
import type { ParsedArticle } from "./parsed.ts";
import type { ParagraphIndex } from "./paragraphs.ts";
import type { ShellReadings } from "./shell/syntax.ts";
import type { Tables } from "./tables.ts";

/** What a rule holds against an article, worded so that `${field} (line ${line}) ${message}` is a sentence. */
export interface Problem extends FieldProblem {
  /** Line of the file, from 1; absent in frontmatter, where the field is the place. */
  line?: number;
}

/** What rules may ask besides the article itself. */
export interface Context {
  registry: Registry;
  /** Null while content/facts has problems of its own. */
  facts: Facts | null;
  /** The paragraphs of all articles, guides and collections. */
  paragraphs: ParagraphIndex;
  /** What is cited anywhere, by address. */
  works: WorkIndex;
  /** What articles are held against: RFCs, hosts, words. */
  tables: Tables;
  /** What the shell's parser said of every block of commands. */
  shell: ShellReadings;
}

/** One thing that is checked of every article. */
export interface Rule {
  id: string;
  /** Set when it also holds for content/kinds. */
  kinds?: true;
  /** Set when it also holds for content/guides and content/collections, which are about no single port. */
  guides?: true;
  check(article: ParsedArticle, context: Context): Problem[];
}
