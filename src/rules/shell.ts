import { blocksOf, type Block } from "./blocks.ts";
import type { ParsedArticle } from "./parsed.ts";
import type { Problem, Rule } from "./rule.ts";
import { readingKey, type ShellText } from "./shell/syntax.ts";
import { windowsSyntax } from "./windows-mistakes.ts";

/**
 * Every block of commands can be read by its shell: `sh` as POSIX has it, `bash`, `zsh` and `console` as Bash does. Of
 * PowerShell and cmd, for which there is no such parser, only quotes and brackets are looked at.
 */
export const shell: Rule = {
  id: "shell",
  kinds: true,
  guides: true,
  check: (article, { shell }) =>
    blocksOf(article).flatMap((block): Problem[] => {
      const { field, line, lang } = block;
      if (block.shell === null) return [];
      const read =
        block.shell === "sh"
          ? shell.get(readingKey(shellText(block)))
          : windowsSyntax(block.code, block.shell);
      if (read === undefined) throw new Error(`${article.path}: the block in line ${line} was not parsed`);
      if (read === null) return [];
      return [
        {
          field,
          line: line + read.line,
          message: `cannot be read by ${lang}: ${read.reason}: correct it${/[<>]/.test(block.code) ? ", and write HOST, not <host>," : ""} or name another language behind the fence`,
        },
      ];
    }),
};

const shellText = ({ code, lang }: Block): ShellText => ({ code, posix: lang === "sh" || lang === "shell" });

/** The texts of an article that the parser has to read before the rule can be asked. */
export const shellTexts = (article: ParsedArticle) =>
  blocksOf(article)
    .filter((block) => block.shell === "sh")
    .map(shellText);
