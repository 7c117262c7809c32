import { describe, expect, it } from "vitest";
import { summary } from "../../../src/rules/summary.ts";
import { guideHead, head, ruleLines } from "../../support/rules.ts";

const saying = (text: string) => ruleLines(summary, head({ summary: `summary: "${text}"` }));

describe("a summary", () => {
  it.each([
    "cadlock on TCP and UDP; nobody knows what it did.",
    "A name without a story, cadlock, and whatever program came later.",
  ])("makes sense in a list of pages: %s", (text) => {
    expect(saying(text)).toEqual([]);
  });

  it.each([
    ["cadlock on TCP and UDP", "does not end with a full stop: make it a sentence"],
    [
      "Port 770 is cadlock, on TCP.",
      'begins with the number, which the page\'s title has: begin with what it is, such as "SSH on TCP: …"',
    ],
    [
      "TCP port 770 is the port of cadlock.",
      'begins with the number, which the page\'s title has: begin with what it is, such as "SSH on TCP: …"',
    ],
    [
      "The name is cadlock; this port is mostly unused.",
      'says "this port", which points at nothing in a search engine\'s list: name it',
    ],
    ["It is the port of cadlock.", 'says "It", which points at nothing in a search engine\'s list: name it'],
    [
      "A name without a story, on TCP and UDP.",
      "has no word of the title and none of the port's names: name the thing",
    ],
  ])("is told: %s", (text, mend) => {
    expect(saying(text)).toEqual([`content/ports/770.mdx: summary ${mend}.`]);
  });

  it("of a guide names its trouble", () => {
    const guide = (text: string) =>
      ruleLines(summary, guideHead({ summary: `summary: "${text}"` }), { file: "guides/a.mdx" });
    expect(guide("Nothing answers where a firewall drops the packets.")).toEqual([]);
    expect(guide("Look at the firewall, then at the router.")).toHaveLength(1);
  });
});
