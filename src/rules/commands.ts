import { blocksOf } from "./blocks.ts";
import { mistakesIn } from "./mistakes.ts";
import type { Problem, Rule } from "./rule.ts";

/** Every fenced block names its language, has only marks that we know, and none of the known mistakes. */
export const commands: Rule = {
  id: "commands",
  guides: true,
  check: (article) =>
    blocksOf(article).flatMap((block): Problem[] => {
      const { field, line, lang, shell, marks } = block;
      if (!lang)
        return [
          {
            field,
            line,
            message: "has a code block without a language: begin it with ```sh, ```powershell or ```text",
          },
        ];
      const unknown = marks.unknown.map((mark) => ({
        field,
        line,
        message: `has the mark ${mark} behind its language: use linux, macos, windows, no-port, other-ports="…", run, run="http" or prints="…"`,
      }));
      if (shell === null) return unknown;
      const found = mistakesIn({ ...block, port: article.port });
      return [
        ...unknown,
        ...found.map((mistake) => ({ field, line: line + mistake.line, message: mistake.message })),
      ];
    }),
};
