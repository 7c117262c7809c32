import { describe, expect, it } from "vitest";
import { markup } from "../../../src/rules/markup.ts";
import { guideHead, head, ruleLines, withMeaning, withStatus, withText } from "../../support/rules.ts";

const inStatus = (text: string) => ruleLines(markup, withStatus(text));

describe("markup", () => {
  it("is Markdown, with the commands in Check", () => {
    expect(
      ruleLines(
        markup,
        withText("## Status\n\n**Bold**, `<b>` and `{x}`. {/* a comment */}\n\n## Check\n\n<Commands />"),
      ),
    ).toEqual([]);
  });

  it.each([
    [
      "HTML",
      "Some <b>bold</b> words.",
      "has <b>: write Markdown instead; the only component is <Commands />.",
    ],
    [
      "another component",
      "<Chart />",
      "has <Chart>: write Markdown instead; the only component is <Commands />.",
    ],
    [
      "an expression",
      "It has {6 * 7} uses.",
      "has the expression {6 * 7}: write it out, or put it in backticks.",
    ],
    ["an import", 'import x from "y"', "has an import or export: remove it; an article is only text."],
    ["the commands elsewhere", "<Commands />", "has <Commands />: move it to Check."],
  ])("has not %s", (_, text, mend) => {
    expect(inStatus(text)).toEqual([`content/ports/770.mdx: Status (line 17) ${mend}`]);
  });

  it("has the commands once", () => {
    expect(ruleLines(markup, withText("## Check\n\n<Commands />\n\n<Commands />"))).toEqual([
      "content/ports/770.mdx: Check (line 19) has <Commands /> once more: remove it.",
    ]);
  });

  it("can be read", () => {
    expect(inStatus("Fewer than <3 of them.")).toEqual([
      "content/ports/770.mdx: the text (line 17) cannot be read: Unexpected character after `<`, expected a valid JSX tag (note: to create a link in MDX, use `[text](url)`): put code, and every < or {, in backticks.",
    ]);
  });

  it.each(["[port 0](/ports/0)", "[port 0]", "[^iana]", "**", "<b>"])(
    "does not stand in fields: %s",
    (mark) => {
      const summary = `summary: "This is what a reader sees, ${mark} and all."`;
      expect(ruleLines(markup, head({ summary }))).toEqual([
        `content/ports/770.mdx: summary has "${mark}", which is shown as it stands: write plain words; only \`code\` is set apart.`,
      ]);
    },
  );

  it("may stand in the code of fields", () => {
    expect(
      ruleLines(markup, head({ summary: 'summary: "The host prints `<b>[::1]:770</b>` and no more."' })),
    ).toEqual([]);
  });
});

describe("the markup of a guide", () => {
  const guide = (text: string) => ruleLines(markup, text, { file: "guides/a.mdx" });

  it("is Markdown", () => {
    expect(guide(withMeaning("**Bold**, `<b>` and [a link](/ports/22). {/* a comment */}"))).toEqual([]);
  });

  it.each([
    [
      "the commands of a port",
      "<Commands />",
      "has <Commands />, and a guide has no port of its own: write the commands out.",
    ],
    ["HTML", "Some <b>bold</b> words.", "has <b>: write Markdown instead."],
    ["an import", 'import x from "y"', "has an import or export: remove it; a guide is only text."],
  ])("has not %s", (_, text, mend) => {
    expect(guide(withMeaning(text))).toEqual([`content/guides/a.mdx: What it means (line 14) ${mend}`]);
  });

  it("does not stand in its symptom", () => {
    expect(guide(guideHead({ symptom: 'symptom: "**No** answer"' }))).toEqual([
      'content/guides/a.mdx: symptom has "**", which is shown as it stands: write plain words; only `code` is set apart.',
    ]);
  });
});
