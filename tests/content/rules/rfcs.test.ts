import { describe, expect, it } from "vitest";
import { rfcs, rfcTitleProblems } from "../../../src/rules/rfcs.ts";
import { head, ruleLines, sourcesOf, withSection } from "../../support/rules.ts";

const ssh = {
  title: "RFC 4253: The Secure Shell (SSH) Transport Layer Protocol",
  url: "https://www.rfc-editor.org/rfc/rfc4253",
  date: "2006-01",
  type: "rfc",
};
const citing = (change: Partial<typeof ssh> = {}) => {
  const source = JSON.stringify({ id: "ssh", ...ssh, ...change });
  return ruleLines(rfcs, `${head({ sources: sourcesOf(source) })}\n## Status\n\nSSH.[^ssh]\n`);
};
const inText = (text: string, title = "History") => ruleLines(rfcs, withSection(title, text));

describe("a source of type rfc", () => {
  it("has number, title and date as the series has them, and may name a part", () => {
    expect(citing()).toEqual([]);
    expect(citing({ title: `${ssh.title}, section 6.3` })).toEqual([]);
    expect(citing({ title: `${ssh.title} (6.3 and 7)` })).toEqual([]);
  });

  it.each<[string, Partial<typeof ssh>, string]>([
    [
      "another title",
      { title: "RFC 4253: The SSH Transport Layer Protocol" },
      'has the title "RFC 4253: The SSH Transport Layer Protocol": write "RFC 4253: The Secure Shell (SSH) Transport Layer Protocol", and what you cite of it behind a comma.',
    ],
    ["another date", { date: "2006-02" }, "has the date 2006-02, and RFC 4253 is of 2006-01: correct it."],
    [
      "another address",
      { url: "https://www.rfc-editor.org/rfc/rfc4254" },
      "has the address https://www.rfc-editor.org/rfc/rfc4254: write https://www.rfc-editor.org/rfc/rfc4253.",
    ],
    [
      "no number",
      { title: "The SSH Transport Layer Protocol" },
      'has the type rfc and no number in its title: begin it with "RFC N: ".',
    ],
    [
      "a number that the table does not have",
      { title: "RFC 9999: Something New" },
      "cites RFC 9999, which is not in content/sources/rfcs.tsv: correct the number, or add the row that `npm run sources:rfcs -- 9999` prints.",
    ],
    ["another type", { type: "standard" }, "is RFC 4253 and has the type standard: use the type rfc."],
  ])("is refused with %s", (_, change, mend) => {
    expect(citing(change)).toEqual([`content/ports/770.mdx: sources[0] ("ssh") ${mend}`]);
  });
});

describe("an RFC in prose", () => {
  it.each([
    "RFC 4253 (January 2006) is in force.",
    "RFC 863 of May 1983 fits on one page.",
    "The APRIL fool of RFC 2549 is no standard. {/* RFC 2549 */}".replaceAll("2549", "4253"),
  ])("is in the table, with its date: %s", (sentence) => {
    expect(inText(sentence)).toEqual([]);
  });

  it("is refused with a wrong date", () => {
    expect(inText("RFC 4253 (March 2006) came last.")).toEqual([
      "content/ports/770.mdx: History (line 17) dates RFC 4253 March 2006, and it is of January 2006: correct it.",
    ]);
  });

  it("is refused when no row knows it", () => {
    expect(inText("RFC 42530 has it.")).toEqual([
      "content/ports/770.mdx: History (line 17) names RFC 42530, which is not in content/sources/rfcs.tsv: correct the number, or add the row that `npm run sources:rfcs -- 42530` prints.",
    ]);
  });
});

describe("an obsolete RFC", () => {
  it("is not what Status rests on", () => {
    expect(inText("Mail goes by RFC 821, in the clear.", "Status")).toEqual([
      "content/ports/770.mdx: Status (line 17) rests on RFC 821, which is obsolete: name the RFC in force, RFC 5321, or say when it held.",
    ]);
  });

  it("is not cited there in a footnote either", () => {
    const source =
      '{ id: old, title: "RFC 793: Transmission Control Protocol", url: "https://www.rfc-editor.org/rfc/rfc793", date: "1981-09", type: rfc }';
    const article = `${head({ sources: sourcesOf(source) })}\n## Status\n\nTCP opens with three packets.[^old]\n`;
    expect(ruleLines(rfcs, article)).toEqual([
      "content/ports/770.mdx: Status (line 17) rests on RFC 793, which is obsolete: name the RFC in force, RFC 9293, or say when it held.",
    ]);
  });

  it("may be told as the past, in Status and in History", () => {
    expect(inText("RFC 821 was the first; it came in 1982.", "Status")).toEqual([]);
    expect(inText("Mail goes by RFC 821.", "History")).toEqual([]);
    expect(inText("Mail goes by RFC 5321.", "Status")).toEqual([]);
  });
});

describe("a source of the glossary", () => {
  const echo = {
    number: 862,
    title: "Echo Protocol",
    date: "1983-05",
    status: "internet standard" as const,
    obsoletedBy: [],
  };
  const url = "https://www.rfc-editor.org/rfc/rfc862";

  it.each<[string, unknown[]]>([
    ["RFC 862: Echo Protocol, section 1", []],
    ["Echo, as people know it", []],
    ["RFC 862: Echo", [expect.stringContaining('write "RFC 862: Echo Protocol", and what you cite')]],
    [
      "RFC 863: Discard",
      [expect.stringContaining("cites RFC 863, which is not in content/sources/rfcs.tsv")],
    ],
  ])("%s", (title, problems) => {
    expect(rfcTitleProblems({ title, url }, new Map([[862, echo]]))).toEqual(problems);
  });
});
