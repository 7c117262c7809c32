import { readArticles } from "../../../src/ports/articles.ts";
import { readGuides } from "../../../src/ports/guides.ts";
import { blocksOf } from "../../../src/rules/blocks.ts";
import { parse } from "../../../src/rules/parsed.ts";

/** A block of an article or guide that is marked to be run. */
export interface RunBlock {
  path: string;
  line: number;
  code: string;
  /** The port that has to be listened on; null in guides, which say PORT or name one. */
  port: number | null;
  /** Whether the listener answers like a web server. */
  http: boolean;
  prints: string | null;
}

/** All blocks marked `run`, in the order of their files. */
export function runBlocks(folder = "content"): RunBlock[] {
  const articles = readArticles(folder).map((draft) => parse(draft, draft.port, draft.nameProblem));
  const guides = readGuides(folder).map((draft) => parse(draft, null, draft.nameProblem, "guide"));
  return [...articles, ...guides].flatMap((article) =>
    blocksOf(article).flatMap(({ line, code, marks: { run, prints } }) =>
      run === null
        ? []
        : [{ path: article.path, line, code, port: article.port, http: run === "http", prints }],
    ),
  );
}
