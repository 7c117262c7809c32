import { describe, expect, it } from "vitest";
import { links } from "../../../src/rules/links.ts";
import { head, ruleLines, withMeaning, withStatus } from "../../support/rules.ts";

const linking = (url: string) => ruleLines(links, withStatus(`See [there](${url}).`));

describe("links", () => {
  it.each([
    "/ports/0",
    "/ports/65535",
    "/ports",
    "/about",
    "#check",
    "https://example.org/",
    "http://example.org/a#b",
  ])("may be %s", (url) => {
    expect(linking(url)).toEqual([]);
  });

  it.each([
    ["/ports/0111", "links to /ports/0111: write /ports/111."],
    ["/ports/111/", "links to /ports/111/: write /ports/111."],
    ["/ports/111.html", "links to /ports/111.html: write /ports/111."],
    ["/111", "links to /111: write /ports/111."],
    ["111.mdx", "links to 111.mdx: write /ports/111."],
    ["../ports/111", "links to ../ports/111: write /ports/111."],
    ["/ports/0111#risks", "links to /ports/0111: write /ports/111."],
    ["/ports/70000", "links to /ports/70000, and ports end at 65535: correct the number."],
    ["/ports/ssh", "links to /ports/ssh, which is no port: write a number from 0 to 65535 after /ports/."],
    ["/ports/770", "links to /ports/770, its own page: remove the link."],
    [
      "#top",
      "links to #top, which no page has: use one of status, history, risks, check, faq, sources, feedback.",
    ],
    [
      "ftp://example.org/",
      "links to ftp://example.org/: write a path of this site, such as /ports/443, or an address that begins with https://.",
    ],
    [
      "//example.org/",
      "links to //example.org/: write a path of this site, such as /ports/443, or an address that begins with https://.",
    ],
    [
      "javascript:alert(1)",
      "links to javascript:alert(1): write a path of this site, such as /ports/443, or an address that begins with https://.",
    ],
  ])("may not be %s", (url, mend) => {
    expect(linking(url)).toEqual([`content/ports/770.mdx: Status (line 17) ${mend}`]);
  });

  it("are also looked at where they are defined apart", () => {
    expect(ruleLines(links, withStatus("See [there][x].\n\n[x]: /ports/0111"))).toEqual([
      "content/ports/770.mdx: Status (line 19) links to /ports/0111: write /ports/111.",
    ]);
  });

  it("do not load pictures from other sites", () => {
    expect(ruleLines(links, withStatus("![A port](https://example.org/port.png)"))).toEqual([
      "content/ports/770.mdx: Status (line 17) shows a picture from https://example.org/port.png: the site loads nothing from others; remove it.",
    ]);
  });

  it("to related ports lead elsewhere, once", () => {
    expect(ruleLines(links, head({ related: "related: [111, 770, 111]" }))).toEqual([
      "content/ports/770.mdx: related[1] is 770, this very port: remove it.",
      "content/ports/770.mdx: related[2] is 111 once more: remove it.",
    ]);
  });
});

describe("links of a guide", () => {
  const guide = (url: string) =>
    ruleLines(links, withMeaning(`See [there](${url}).`), { file: "guides/a.mdx" });

  it.each(["/ports/22", "/guides/b#mend-it", "#mend-it", "#ports", "#sources"])("may be %s", (url) => {
    expect(guide(url)).toEqual([]);
  });

  it.each([
    ["/ports/022", "links to /ports/022: write /ports/22."],
    [
      "#check",
      "links to #check, which no page has: use one of what-it-means, find-the-cause, mend-it, why-it-is-so, ports, sources.",
    ],
  ])("may not be %s", (url, mend) => {
    expect(guide(url)).toEqual([`content/guides/a.mdx: What it means (line 14) ${mend}`]);
  });
});
