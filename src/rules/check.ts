import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { problemLine, readArticles, readDraft } from "../ports/articles.ts";
import { indexCollections, readCollections } from "../ports/collections.ts";
import { loadCommands } from "../ports/commands.ts";
import { ContentError, loadFacts, type Facts } from "../ports/facts.ts";
import { loadGlossary, type Term } from "../ports/glossary.ts";
import { readGuides } from "../ports/guides.ts";
import { kinds, type Kind } from "../ports/port.ts";
import { loadRegistry } from "../registry/snapshot.ts";
import { checkWords } from "../feedback/words.ts";
import { kindArticle } from "../schemas/kind-article.ts";
import { citationsOf, citationsOfTables, citationsOfUses, type Citation } from "./citations.ts";
import { confidenceLines } from "./confidence.ts";
import { fileName } from "./file-name.ts";
import { branchLines } from "./fixed-links.ts";
import { rules } from "./index.ts";
import { indexWorks, type WorkIndex } from "./one-work.ts";
import { indexParagraphs } from "./paragraphs.ts";
import { parse, type ParsedArticle } from "./parsed.ts";
import { rfcTitleProblems } from "./rfcs.ts";
import type { Context, Rule } from "./rule.ts";
import { readShell } from "./shell/syntax.ts";
import { shellTexts } from "./shell.ts";
import { loadTables, type Tables } from "./tables.ts";

/**
 * All problems of all that authors write, each one line that names file, field and mend; sorted by file.
 * @param only which files to tell of, by path ("content/ports/22.mdx"); the others are read for comparison.
 */
export async function checkContent(
  folder = "content",
  only: (path: string) => boolean = () => true,
): Promise<string[]> {
  const problems: string[] = [];
  const collect = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
      return null;
    }
  };
  const commands = collect(() => loadCommands(folder)) ?? [];
  const glossary = collect(() => loadGlossary(folder)) ?? [];
  const facts = collect(() => loadFacts(folder));

  const tables = collect(() => loadTables(folder));
  // Without the tables half of the rules would be wrong about everything.
  if (!tables) return problems;

  const drafts = readArticles(folder);
  const articles = drafts.map((draft) => parse(draft, draft.port, draft.nameProblem));
  const guides = readGuides(folder).map((draft) => parse(draft, null, draft.nameProblem, "guide"));
  const collections = readCollections(folder).map((draft) =>
    parse(draft, null, draft.nameProblem, "collection"),
  );
  const kindArticles = readKinds(folder);
  const all = [...kindArticles, ...articles, ...guides, ...collections];
  const inTables = citationsOfTables(facts, glossary, commands);
  const inUses = facts ? citationsOfUses(facts) : [];
  // Where as many say one thing as the other, the first is right: then the article is told, and its author sees it.
  const works = indexWorks([...inTables, ...inUses, ...all.flatMap(citationsOf)]);
  const context: Context = {
    facts,
    registry: loadRegistry(join(folder, "registry")),
    paragraphs: indexParagraphs(all),
    works,
    tables,
    shell: await readShell(all.filter(({ path }) => only(path)).flatMap(shellTexts)),
  };
  const asked = (line: string) => only(line.slice(0, line.indexOf(": ")));
  const told = (list: readonly ParsedArticle[], some?: readonly Rule[]) =>
    list.filter(({ path }) => only(path)).flatMap((article) => checkArticle(article, context, some));
  return [
    ...problems,
    ...checkWords(folder),
    ...glossary.flatMap((term) => termProblems(term, tables)),
    ...(facts ? confidenceLines(facts, tables.hosts) : []).filter(asked),
    ...branchLines(inTables).filter(asked),
    ...workLines([...inTables, ...inUses], works).filter(asked),
    ...missingKinds(folder),
    ...told(kindArticles, kindRules),
    ...told(guides, guideRules),
    ...told(collections, guideRules),
    ...(facts ? membersOf(folder, facts) : []),
    ...told(articles),
  ];
}

/** The problems of one article: those of name and frontmatter first, then from top to bottom. */
export function checkArticle(
  article: ParsedArticle,
  context: Context,
  asked: readonly Rule[] = rules,
): string[] {
  // Of a file that is no article, nothing but its name is worth telling.
  const right = article.path.endsWith(".mdx") ? asked : [fileName];
  return right
    .flatMap((rule) => rule.check(article, context))
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map(({ field, line, message }) =>
      problemLine(article.path, { field: line ? `${field} (line ${line})` : field, message }),
    );
}

/** The prose of content/kinds is filled from the Port, so that few rules can read it. */
const kindRules = rules.filter((rule) => rule.kinds);

/** Of guides and collections, which are about no single port, most can be asked. */
const guideRules = rules.filter((rule) => rule.guides);

const kindFile = (folder: string, kind: Kind) => join(folder, "kinds", `${kind}.mdx`);

function missingKinds(folder: string): string[] {
  return kinds
    .filter((kind) => !existsSync(kindFile(folder, kind)))
    .map((kind) =>
      problemLine(`content/kinds/${kind}.mdx`, {
        field: "the file",
        message: `is missing: write the article of all ${kind} ports that have none of their own`,
      }),
    );
}

function readKinds(folder: string): ParsedArticle[] {
  return kinds
    .toSorted()
    .filter((kind) => existsSync(kindFile(folder, kind)))
    .map((kind) => {
      const text = readFileSync(kindFile(folder, kind), "utf8");
      return parse(readDraft(`content/kinds/${kind}.mdx`, text, kindArticle), null, null, "kind");
    });
}

/** A term cites RFCs as articles do. */
const termProblems = ({ slug, sources }: Term, { rfcs }: Tables): string[] =>
  sources.flatMap((source, index) =>
    rfcTitleProblems(source, rfcs).map((message) =>
      problemLine(`content/glossary/${slug}.yml`, { field: `sources[${index}]`, message }),
    ),
  );

/** What tables say of works otherwise than most do. */
const workLines = (citations: readonly Citation[], works: WorkIndex): string[] =>
  [...new Set(citations.map(({ path }) => path))].flatMap((path) =>
    works.problemsOf(path).map((problem) => problemLine(path, problem)),
  );

/** The lines of collections that name no use. */
function membersOf(folder: string, facts: Facts): string[] {
  const files = new Map(readCollections(folder).flatMap(({ slug, data }) => (data ? [[slug, data]] : [])));
  try {
    indexCollections(files, facts);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return [...error.problems];
  }
}
