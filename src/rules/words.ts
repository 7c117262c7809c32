import type { ForbiddenWords } from "../schemas/sources.ts";
import { withoutComments, type Passage } from "./prose.ts";
import type { Problem, Rule } from "./rule.ts";

/**
 * No word that the writers' guide forbids (content/style/words.yml): praise, fright, metaphors, filler. Code, what
 * stands in quotation marks, and the questions of readers are left alone.
 */
export const words: Rule = {
  id: "words",
  kinds: true,
  guides: true,
  check: ({ fields, passages }, { tables }) =>
    [...fields, ...passages]
      .filter(({ field }) => !field.endsWith(".question"))
      .flatMap((passage) => forbiddenIn(passage, patternsOf(tables.words))),
};

interface Pattern {
  finds: RegExp;
  except: RegExp | null;
  mend: string;
}

const read = new WeakMap<ForbiddenWords, readonly Pattern[]>();

function patternsOf(table: ForbiddenWords): readonly Pattern[] {
  const known = read.get(table);
  if (known) return known;
  const made = table.map(({ words, except, mend }) => ({
    finds: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(source).join("|")})`, "giu"),
    except: except.length > 0 ? new RegExp(except.map(source).join("|"), "giu") : null,
    mend,
  }));
  read.set(table, made);
  return made;
}

const source = (word: string) => {
  const begin = word.replace(/\*$/, "").replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return begin + (word.endsWith("*") ? "\\p{L}*" : /[\p{L}\p{N}]$/u.test(word) ? "(?![\\p{L}\\p{N}])" : "");
};

const quoted = /`[^`]*`|“[^”]*”|‘[^’]*’(?!\p{L})|"[^"]*"|https?:\/\/\S+|\]\([^)]*\)/gu;

function forbiddenIn({ field, line, text }: Passage, patterns: readonly Pattern[]): Problem[] {
  const prose = withoutComments(text).replaceAll(quoted, "…");
  return patterns.flatMap(({ finds, except, mend }) => {
    const rest = except ? prose.replaceAll(except, "…") : prose;
    return [...new Set(Array.from(rest.matchAll(finds), ([word]) => word))].map((word) => ({
      field,
      ...(line === undefined ? {} : { line }),
      message: `has "${word}": ${mend}`,
    }));
  });
}
