import { describe, expect, it } from "vitest";
import { sameness } from "../../../src/rules/sameness.ts";
import { head, ruleLines, withMeaning, withStatus } from "../../support/rules.ts";

const shared =
  "A listener here that you cannot name was given the number at start, so find the process before you open or close anything.";
const beside = (paragraph: string, other = shared) =>
  ruleLines(sameness, withStatus(paragraph), { file: "4.mdx", others: { "770.mdx": withStatus(other) } });

describe("sameness", () => {
  it("of short sentences and of a few words is no fault", () => {
    expect(beside("Find the process first.", "Find the process first.")).toEqual([]);
    expect(
      beside(
        "SFS listened here once, so find the process before you open or close anything that looks like it.",
      ),
    ).toEqual([]);
  });

  it("of a paragraph is told with the other article", () => {
    expect(beside(shared)).toEqual([
      "content/ports/4.mdx: Status (line 17) says what content/ports/770.mdx says in Status (line 17): keep it in one of them, or write it once in content/kinds.",
    ]);
  });

  it("is found behind small changes, capitals and footnotes", () => {
    expect(beside(`First of all: ${shared.toUpperCase()}[^iana] Really.`)).toHaveLength(1);
  });

  it("is found where only the port's own number differs", () => {
    const filled = (port: number) =>
      `Nobody has told us yet what listens on port ${port} of their own machine, nor why it does so.`;
    expect(beside(filled(4), filled(770))).toHaveLength(1);
    expect(beside(filled(4), filled(5))).toEqual([]);
  });

  it("of answers is told with the field", () => {
    const faq = `faq:\n${["Who", "What", "Why"].map((word) => `  - { question: "${word} is it?", answer: "${word}: ${shared}" }`).join("\n")}`;
    const [first] = ruleLines(sameness, head({ faq }), {
      file: "4.mdx",
      others: { "770.mdx": withStatus(shared) },
    });
    expect(first).toBe(
      "content/ports/4.mdx: faq[0].answer says what content/ports/770.mdx says in Status (line 17): keep it in one of them, or write it once in content/kinds.",
    );
  });
});

describe("sameness in a guide", () => {
  const guide = (paragraph: string, others: Record<string, string>) =>
    ruleLines(sameness, withMeaning(paragraph), { file: "guides/b.mdx", others });

  it("of a paragraph of its own is no fault", () => {
    expect(guide("It says what nobody else says, at a length that others could well share.", {})).toEqual([]);
  });

  it.each([
    ["an article", { "770.mdx": withStatus(shared) }, "content/ports/770.mdx says in Status (line 17)"],
    [
      "a guide",
      { "guides/a.mdx": withMeaning(shared) },
      "content/guides/a.mdx says in What it means (line 14)",
    ],
  ])("with %s is told", (_, others, where) => {
    expect(guide(shared, others)).toEqual([
      `content/guides/b.mdx: What it means (line 14) says what ${where}: keep it in one of them, and link to it from the other.`,
    ]);
  });
});
