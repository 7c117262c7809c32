import { describe, expect, it } from "vitest";
import { length, longer } from "../../../src/rules/length.ts";
import { limits } from "../../../src/schemas/article.ts";
import { ruleLines, withMeaning, withText } from "../../support/rules.ts";

const text = (words: number, rest = "") =>
  withText(`## Status\n\n${Array.from({ length: words }, () => "word").join(" ")}\n\n${rest}`);

describe("the length of a text", () => {
  it.each([limits.bodyWordsMin, limits.bodyWordsMax])("may be %i words", (words) => {
    expect(ruleLines(length, text(words))).toEqual([]);
  });

  it("does not count code, footnotes, comments and what is no word", () => {
    const rest = "— [^iana] {/* a comment of five words */}\n\n```sh\nss -ltn\n```";
    expect(ruleLines(length, text(limits.bodyWordsMax, rest))).toEqual([]);
  });

  it("counts lists, tables and code between words", () => {
    const rest = "- one\n- `two`\n\n| three | four |\n|---|---|\n| five | six |";
    expect(ruleLines(length, text(limits.bodyWordsMax, rest))).toEqual([
      "content/ports/770.mdx: the text has 906 words; the limit is 900: leave out what the reader does not need.",
    ]);
  });

  it("is told when it is short", () => {
    expect(ruleLines(length, text(12))).toEqual([
      "content/ports/770.mdx: the text has 12 words; it needs at least 300: say more, or leave the port to its kind's article.",
    ]);
  });

  it("may be more for the ports that need it, up to their limit", () => {
    expect(Object.keys(longer).map(Number)).toEqual([22, 25, 53, 80, 443, 445, 3389]);
    expect(ruleLines(length, text(1400), { file: "443.mdx" })).toEqual([]);
    expect(ruleLines(length, text(1401), { file: "443.mdx" })).toEqual([
      "content/ports/443.mdx: the text has 1401 words; the limit is 1400: leave out what the reader does not need.",
    ]);
  });
});

describe("the length of a guide", () => {
  const guide = (words: number) =>
    ruleLines(length, withMeaning(Array.from({ length: words }, () => "word").join(" ")), {
      file: "guides/a.mdx",
    });

  it("is that of an article", () => {
    expect(guide(limits.bodyWordsMax)).toEqual([]);
    expect(guide(12)).toEqual([
      "content/guides/a.mdx: the text has 12 words; it needs at least 300: say more.",
    ]);
  });
});
