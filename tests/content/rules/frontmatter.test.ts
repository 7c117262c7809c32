import { describe, expect, it } from "vitest";
import { frontmatter } from "../../../src/rules/frontmatter.ts";
import { guideHead, head, ruleLines } from "../../support/rules.ts";

const saying = (fields: Record<string, string>) => ruleLines(frontmatter, head(fields), { file: "22.mdx" });
const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");
const faq = (...answers: string[]) =>
  `faq:\n${answers.map((answer) => `  - { question: "What is it?", answer: "${answer}" }`).join("\n")}`;
const sources = (fields: string) => `sources:\n  - { ${fields} }`;

describe("frontmatter", () => {
  it("passes when every field is as its schema wants it", () => {
    expect(saying({})).toEqual([]);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      "a long answer",
      { faq: faq("Yes.", "No.", words(112)) },
      "faq[2].answer has 112 words; the limit is 80: shorten it or move it to the text.",
    ],
    [
      "a port",
      { port: "port: 22" },
      'frontmatter has an unknown field "port": the number is the file\'s name; remove it.',
    ],
    [
      "a status",
      { status: "status: assigned" },
      'frontmatter has an unknown field "status": it is computed from the registry; remove it.',
    ],
    [
      "a misspelt field",
      { sumary: "sumary: x" },
      'frontmatter has an unknown field "sumary": correct its name or remove it; the fields here are title, summary, risk, uses, faq, sources, related, reviewed.',
    ],
    [
      "a misspelt field inside",
      { risk: "risk: { level: low, why: Nothing listens here., wy: x }" },
      'risk has an unknown field "wy": correct its name or remove it; the fields here are level, why.',
    ],
    [
      "a field in a list",
      { sources: sources("id: a, title: A work, url: https://example.org/, type: rfc, page: 3") },
      'sources[0] has an unknown field "page": correct its name or remove it; the fields here are title, url, id, date, type.',
    ],
    ["no title", { title: "" }, 'title is missing: add what people call the port, such as "PostgreSQL".'],
    [
      "an empty field",
      { risk: "risk: { level: low, why: }" },
      "risk.why is missing: add one sentence on what a stranger could do here.",
    ],
    ["no risk", { risk: "" }, "risk is missing: add level (low, medium or high) and why (one sentence)."],
    [
      "an unknown level",
      { risk: "risk: { level: severe, why: Nothing listens here. }" },
      'risk.level is "severe": write low, medium or high.',
    ],
    ["a number for a title", { title: "title: 770" }, "title is a number, not text: put it in quotes."],
    ["a word for a list", { uses: "uses: SSH" }, "uses is text, not a list: write a list."],
    [
      "a long summary",
      { summary: `summary: ${words(33)}` },
      "summary has 164 characters; the limit is 160: shorten it.",
    ],
    [
      "a short summary",
      { summary: "summary: A port." },
      "summary has 7 characters; it needs at least 20: say more.",
    ],
    ["two questions", { faq: faq("Yes.", "No.") }, "faq has 2 entries; it needs at least 3: add 1 more."],
    [
      "seven questions",
      { faq: faq("1.", "2.", "3.", "4.", "5.", "6.", "7.") },
      "faq has 7 entries; the limit is 6: remove 1.",
    ],
    [
      "a question without its mark",
      { faq: `${faq("Yes.", "No.")}\n  - { question: "Tell me why", answer: "No." }` },
      'faq[2].question is "Tell me why": end it with a question mark.',
    ],
    [
      "a source without address",
      { sources: sources("id: iana, title: The registry, url: iana, type: iana") },
      'sources[0].url is "iana": write the whole address, beginning with https://.',
    ],
    [
      "a footnote's word with spaces",
      { sources: sources('id: "RFC 1", title: RFC 1, url: https://example.org/, type: rfc') },
      "sources[0].id is not a footnote's word: write small letters, digits and hyphens, such as rfc4253.",
    ],
    [
      "a date in words",
      { sources: sources("id: a, title: A work, url: https://example.org/, type: rfc, date: May 1990") },
      "sources[0].date is not a date such as 2006, 2006-01 or 2006-01-15.",
    ],
    [
      "a day that is none",
      { reviewed: "reviewed: 2026-02-30" },
      'reviewed is "2026-02-30": write a day such as 2026-01-15.',
    ],
    [
      "a related port past the end",
      { related: "related: [70000]" },
      'related[0] is "70000": write a number up to 65535.',
    ],
  ])("names file, field and mend of %s", (_, fields, mend) => {
    expect(saying(fields)).toEqual([`content/ports/22.mdx: ${mend}`]);
  });

  it("tells all that is wrong at once", () => {
    expect(saying({ title: "", reviewed: "", port: "port: 22" })).toHaveLength(3);
  });

  it("has to be there", () => {
    expect(ruleLines(frontmatter, "## Status\n")).toEqual([
      "content/ports/770.mdx: frontmatter is missing: begin the file with ---, the fields, and --- again.",
    ]);
  });

  it("has to be YAML", () => {
    expect(saying({ title: "title: SSH: the shell" })).toEqual([
      "content/ports/22.mdx: frontmatter is not YAML (line 2): Nested mappings are not allowed in compact mappings: correct it, or put the text in double quotes.",
    ]);
  });

  it("may begin with a byte-order mark and end its lines as Windows does", () => {
    expect(ruleLines(frontmatter, `\uFEFF${head().replaceAll("\n", "\r\n")}`)).toEqual([]);
  });
});

describe("the frontmatter of a guide", () => {
  const guide = (fields: Record<string, string>) =>
    ruleLines(frontmatter, guideHead(fields), { file: "guides/a.mdx" });

  it("passes when every field is as its schema wants it", () => {
    expect(guide({})).toEqual([]);
    expect(guide({ concerns: "concerns: [refused-by-browsers, 0, 65535]" })).toEqual([]);
  });

  const vocabulary =
    "write a port from 0 to 65535, a range { from, to } of such, or one of privileged, refused-by-browsers";
  it.each<[string, Record<string, string>, string]>([
    [
      "no ports",
      { concerns: "" },
      "concerns is missing: add the ports that it is about: numbers, ranges { from, to }, privileged, refused-by-browsers.",
    ],
    [
      "a port past the last",
      { concerns: "concerns: [65536]" },
      'concerns[0] is "65536": write a number up to 65535.',
    ],
    ["an unknown fact", { concerns: "concerns: [22, low]" }, `concerns[1] is "low": ${vocabulary}.`],
    [
      "an unknown field of a range",
      { concerns: "concerns: [{ from: 1, till: 9 }]" },
      `concerns[0] is {"from":1,"till":9}: ${vocabulary}.`,
    ],
    [
      "a range that runs backwards",
      { concerns: "concerns: [{ from: 9, to: 1 }]" },
      "concerns[0] runs from 9 to 1: put the lower number first, or write a single port.",
    ],
    [
      "a port twice",
      { concerns: "concerns: [22, { from: 1, to: 9 }, 22]" },
      "concerns[2] is 22 once more: remove it.",
    ],
    [
      "a question for a symptom",
      { symptom: 'symptom: "No answer?"' },
      "symptom ends with a mark: leave it out, pages add their own.",
    ],
    [
      "the ports of an article",
      { related: "related: [22]" },
      'frontmatter has an unknown field "related": the ports that a guide is about stand in concerns; move them.',
    ],
    ["no title", { title: "" }, "title is missing: add the trouble in the reader's words."],
  ])("is told of %s", (_, fields, mend) => {
    expect(guide(fields)).toEqual([`content/guides/a.mdx: ${mend}`]);
  });
});
