import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "../../src/rules/check.ts";
import { rules } from "../../src/rules/index.ts";
import { limits, primaryTypes } from "../../src/schemas/article.ts";

// The writers' guide. Its tables and sentences have the numbers of the rules.
const guide = readFileSync("CONTRIBUTING.md", "utf8");
const rows = Array.from(guide.matchAll(/^\|(.+)\|$/gm), ([, row = ""]) =>
  row.split("|").map((cell) => cell.trim()),
);
const limitOf = (field: string) => rows.find(([name, , limit]) => name === `\`${field}\`` && limit)?.[2];
const flat = guide.replaceAll(/\s+/g, " ");

describe("the table of fields", () => {
  it.each([
    ["title", `${limits.titleMin} to ${limits.titleMax} characters`],
    ["summary", `${limits.summaryMin} to ${limits.summaryCharacters} characters`],
    ["risk", `\`why\`: ${limits.whyMin} to ${limits.whyMax} characters`],
    [
      "faq",
      `${limits.faqMin} to ${limits.faqMax}; question ${limits.questionMin} to ${limits.questionMax} characters; answer up to ${limits.answerWords} words`,
    ],
    ["sources", `at least 1; each cited; at least ${limits.primaryPercent} % primary`],
  ])("has the limit of %s", (field, limit) => {
    expect(limitOf(field)).toBe(limit);
  });
});

describe("the text of the guide", () => {
  it.each([
    `Together they have ${limits.bodyWordsMin} to ${limits.bodyWordsMax} words, not counting code.`,
    `fewer than ${limits.bodyWordsMin} or more than ${limits.bodyWordsMax} words`,
    `**Why it is so**, ${limits.bodyWordsMin} to ${limits.bodyWordsMax} words.`,
    `**What to open**, ${limits.collectionWordsMin} to ${limits.bodyWordsMax} words in all.`,
    `No section is harder than grade ${limits.grade} of Flesch and Kincaid`,
    `a section of fewer than ${limits.gradeWords} words is not counted`,
    `a section above grade ${limits.grade}`,
    `make up at least ${limits.primaryPercent} % of the sources`,
    `(${primaryTypes.map((type) => `\`${type}\``).join(", ")})`,
    `Paragraphs of ${limits.sharedWords} words or more are compared by their runs of ${limits.shingle} words`,
    `more than ${limits.sharedPercent} % of the shorter one`,
  ])("says: %s", (sentence) => {
    expect(flat).toContain(sentence);
  });

  it("lists every rule, in the order in which problems are told", () => {
    const ids = rules.map(({ id }) => `\`${id}\``);
    const start = rows.findIndex(([first]) => first === "rule");
    expect(rows.slice(start + 2, start + 2 + ids.length).map(([id]) => id)).toEqual(ids);
  });

  it("names the rules that do not hold for guides", () => {
    const without = rules.filter(({ guides }) => !guides).map(({ id }) => `\`${id}\``);
    expect(flat).toContain(
      `All rules but ${without.slice(0, -1).join(", ")} and ${without.at(-1) ?? ""} hold for guides, too.`,
    );
  });
});

describe("the example of the guide", () => {
  it("passes all rules", async () => {
    const folder = mkdtempSync(join(tmpdir(), "portolan-guide-"));
    const content = join(folder, "content");
    mkdirSync(join(content, "ports"), { recursive: true });
    for (const name of ["commands", "facts", "guides", "kinds", "registry", "sources", "strings", "style"])
      symlinkSync(resolve("content", name), join(content, name), "dir");
    const [, example = ""] = /^````mdx\n([\s\S]*?)^````$/m.exec(guide) ?? [];
    expect(example).toContain("## Status");
    writeFileSync(join(content, "ports/9.mdx"), example);
    const problems = await checkContent(content);
    rmSync(folder, { recursive: true });
    expect(problems).toEqual([]);
  });
});
