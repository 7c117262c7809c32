import { syllable } from "syllable";
import { limits } from "../schemas/article.ts";
import { sentencesOf, withoutComments, type Passage } from "./prose.ts";
import type { Rule } from "./rule.ts";

/**
 * No section is harder to read than grade 11 of Flesch and Kincaid. Counted are paragraphs and list items; not headings,
 * tables, code blocks and footnotes. A section of fewer than 40 words has no grade.
 */
export const reading: Rule = {
  id: "reading",
  guides: true,
  check({ passages }) {
    const titles = [...new Set(passages.map(({ field }) => field))];
    return titles.flatMap((title) => {
      const own = passages.filter(({ field }) => field === title);
      const { words, grade } = readability(own);
      if (words < limits.gradeWords || grade <= limits.grade) return [];
      const { text, line } = longestSentence(own);
      return [
        {
          field: title,
          ...(line === undefined ? {} : { line }),
          message: `has the reading grade ${grade.toFixed(1)}; the limit is ${limits.grade}: use shorter sentences and words; the longest sentence has ${wordsOf(text).length} words: “${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`,
        },
      ];
    });
  },
};

/**
 * The grade of a text: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (J. P. Kincaid, R. P. Fishburne,
 * R. L. Rogers, B. S. Chissom: Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975).
 */
export function readability(passages: readonly Passage[]): { words: number; grade: number } {
  const sentences = passages.flatMap(proseSentences);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return { words: 0, grade: 0 };
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return { words: words.length, grade };
}

/** The sentences of a paragraph or item, code as one word; nothing of tables, whose cells are no sentences. */
const proseSentences = ({ text, cell }: Passage) =>
  cell
    ? []
    : sentencesOf(
        withoutComments(text)
          .replaceAll(/`[^`]*`/g, "X")
          .replaceAll(/\]\([^)]*\)/g, ""),
      ).filter((sentence) => wordsOf(sentence).length > 0);

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’._/+:-]*/gu) ?? [];

/** Numbers, code, and names in capitals (HTTPS, IPv6, OpenSSH) are read at a glance and count as one syllable. */
const syllablesOf = (word: string) =>
  /\d|^.?[^a-z]*$|\p{L}\p{Lu}|[._/:]\p{L}/u.test(word) ? 1 : Math.max(1, syllable(word));

function longestSentence(passages: readonly Passage[]): { text: string; line: number | undefined } {
  const all = passages.flatMap((passage) =>
    proseSentences(passage).map((text) => ({ text, line: passage.line })),
  );
  return all.reduce(
    (longest, one) => (wordsOf(one.text).length > wordsOf(longest.text).length ? one : longest),
    {
      text: "",
      line: undefined,
    },
  );
}
