import { describe, expect, it } from "vitest";
import { sections } from "../../../src/rules/sections.ts";
import { guideHead, ruleLines, withText } from "../../support/rules.ts";

const having = (...parts: string[]) => ruleLines(sections, withText(parts.join("\n\n")), { file: "22.mdx" });
const section = (title: string) => `## ${title}\n\nWords.`;
const [status, history, risks, check] = ["Status", "History", "Risks", "Check"].map(section) as [
  string,
  string,
  string,
  string,
];

describe("sections", () => {
  it("are Status, History, Risks and Check", () => {
    expect(having(status, history, risks, check)).toEqual([]);
  });

  it("may have headings of the third level", () => {
    expect(having(status, "### By system\n\nWords.", history, risks, check)).toEqual([]);
  });

  it.each<[string, string[], string]>([
    [
      "a missing one",
      [status, risks, check],
      'History is missing: add the section "## History" after Status.',
    ],
    [
      "a missing first one",
      [history, risks, check],
      'Status is missing: add the section "## Status" at the top.',
    ],
    [
      "one too many",
      [status, history, risks, check, section("FAQ")],
      '"## FAQ" (line 31) is no section of an article (those are Status, History, Risks, Check): make it "###" or move its text into one of them.',
    ],
    [
      "another order",
      [status, risks, history, check],
      "the text has its sections in the order Status, Risks, History, Check: put them in the order Status, History, Risks, Check.",
    ],
    [
      "one that is there twice",
      [status, history, risks, check, section("Risks")],
      '"## Risks" (line 31) is there twice: make one section of the two.',
    ],
    [
      "an empty one",
      [status, "## History", risks, check],
      "History (line 19) is empty: write it, or say what was searched and not found.",
    ],
    [
      "one with nothing but a note",
      [status, "## History\n\n{/* Who asked for it. */}", risks, check],
      "History (line 19) is empty: write it, or say what was searched and not found.",
    ],
    [
      "a heading of the first level",
      ["# Port 22", status, history, risks, check],
      'the text (line 15) has a heading of the first level, and the page has its own: make it "##" or remove it.',
    ],
    [
      "words before the first",
      ["Words.", status, history, risks, check],
      'the text (line 15) begins before the first section: put "## Status" above it.',
    ],
  ])("are told of %s", (_, parts, mend) => {
    expect(having(...parts)).toContain(`content/ports/22.mdx: ${mend}`);
  });

  it("are asked for where there are none", () => {
    expect(having("Words.").filter((line) => line.includes("is missing"))).toHaveLength(4);
  });
});

describe("sections of a guide", () => {
  const guide = (...titles: string[]) =>
    ruleLines(sections, `${guideHead()}\n${titles.map(section).join("\n\n")}\n`, { file: "guides/a.mdx" });

  it("are what it means, find the cause, mend it, why it is so", () => {
    expect(guide("What it means", "Find the cause", "Mend it", "Why it is so")).toEqual([]);
  });

  it("are told when they are others", () => {
    expect(guide("What it means", "Status", "Mend it", "Why it is so")).toEqual([
      'content/guides/a.mdx: Find the cause is missing: add the section "## Find the cause" after What it means.',
      'content/guides/a.mdx: "## Status" (line 16) is no section of a guide (those are What it means, Find the cause, Mend it, Why it is so): make it "###" or move its text into one of them.',
    ]);
  });

  it("of a collection are its two", () => {
    const [use, open] = ["Which one to use", "What to open"].map(section) as [string, string];
    const lines = (...parts: string[]) =>
      ruleLines(sections, withText(parts.join("\n\n")), { file: "collections/mail.mdx" });
    expect(lines(use, open)).toEqual([]);
    expect(lines(use, open, status)[0]).toContain(
      '"## Status" (line 23) is no section of a collection (those are Which one to use, What to open)',
    );
  });
});
