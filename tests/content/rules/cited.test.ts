import { describe, expect, it } from "vitest";
import { cited } from "../../../src/rules/cited.ts";
import { ruleLines, withSection } from "../../support/rules.ts";

const inHistory = (text: string) => ruleLines(cited, withSection("History", text));

describe("a claim in History or Risks", () => {
  it.each([
    "It was listed in 1990.[^iana]",
    "It was listed in 1990. Nothing else is known.[^iana]",
    "It was listed in 1990.[^iana] Nothing else is known.",
    "- **July 2024.** A race; version 9.8 mends it.[^iana]",
    "| year | what |\n| --- | --- |\n| 1990 | listed[^iana] |",
  ])("has a footnote, its own or the one that closes the paragraph: %s", (text) => {
    expect(inHistory(text)).toEqual([]);
  });

  it.each([
    ["a year", "It was listed in 1990.", "1990"],
    ["a month", "It came in March 1990.", "March 1990"],
    ["a version", "OpenSSH before version 9.6 had it.", "version 9.6"],
    ["a number of a version", "It is mended in 8.2.7 and later.", "8.2.7"],
    ["a number of a version at its beginning", "From 9.8 on it is mended.", "9.8"],
    ["a span of years", "It was in use from 2004 to 2010.", "2004"],
    ["a percentage", "Some 5 % of networks block it.", "5 %"],
    ["a count", "There were 280,000 of them.", "280,000"],
    ["a count in words", "It broke into 3 million hosts.", "3 million"],
    ["a factor", "It amplifies 51 times.", "51 times"],
    ["a CVE", "CVE-2024-6387 is a race.", "CVE-2024-6387"],
    ["a bulletin", "MS17-010 mends it.", "MS17-010"],
    ["a superlative", "It was the first worm that did so.", "the first w"],
    ["another superlative", "That is the only list that has it.", "the only l"],
    ["a claim behind the last footnote", "One.[^iana] It was listed in 1990.", "1990"],
  ])("with %s and no footnote is told", (_, text, claim) => {
    const said = text
      .split(/(?<=\]) /)
      .at(-1)
      ?.replace(/\.$/, "");
    expect(inHistory(text)).toEqual([
      `content/ports/770.mdx: History (line 17) says “${said}” and no footnote backs “${claim}”: put [^id] behind it, or leave it out.`,
    ]);
  });

  it.each([
    "Telnet was on port 23, and 770 stayed free.",
    "Bind it to 127.0.0.1, or to 192.0.2.0/24.",
    "Try [port 2049](/ports/2049), or `8.2.7`.",
    "We read all 22 lists from 1972 to 1994; none has it.",
    "We found no report of it before 2001.",
    "RFC 1060 does not say, TLS 1.2 neither.",
    "The first of these shows more, the first line less.",
  ])("is not found in: %s", (text) => {
    expect(inHistory(text)).toEqual([]);
  });

  it("is not looked for in other sections", () => {
    expect(ruleLines(cited, withSection("Status", "It was listed in 1990."))).toEqual([]);
    expect(ruleLines(cited, withSection("Risks", "It was listed in 1990."))).toHaveLength(1);
  });

  it("may be exempt, with a reason", () => {
    expect(inHistory("It was listed in 1990. {/* uncited: the row above says so */}")).toEqual([]);
    expect(inHistory("It was listed in 1990. {/* uncited: */}")).toEqual([
      'content/ports/770.mdx: History (line 17) exempts “It was listed in 1990” and does not say why: write the reason behind "uncited:".',
    ]);
  });
});
