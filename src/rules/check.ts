import { loadArticles } from "../ports/articles.ts";
import { loadCommands } from "../ports/commands.ts";
import { ContentError, loadFacts } from "../ports/facts.ts";

/** All problems of all that authors write, each one line that names file, field and mend. */
export function checkContent(folder = "content"): string[] {
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
  collect(() => loadFacts(folder));
  collect(() => loadCommands(folder));
  collect(() => loadArticles(folder));
  return problems;
}
