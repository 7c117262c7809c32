import { describe, expect, it } from "vitest";
import { branchLines, branchOf, fixedLinks } from "../../../src/rules/fixed-links.ts";
import { head, ruleLines, sourcesOf } from "../../support/rules.ts";

const commit = "10c55923009f5a865624ddfc1fb1f31afb0f8852";

describe("a link to a file in a repository", () => {
  it.each([
    `https://github.com/jpoliv/wakeonlan/blob/${commit}/wakeonlan`,
    `https://raw.githubusercontent.com/jpoliv/wakeonlan/${commit}/wakeonlan`,
    "https://github.com/apple/darwin-xnu/blob/xnu-4570.71.2/bsd/netinet/in_pcb.c",
    "https://github.com/postgres/postgres/blob/REL_17_2/README.md",
    "https://github.com/moby/moby/blob/v28.0.0/README.md#top",
    "https://github.com/o/r/tree/refs/tags/old/docs",
    "https://github.com/apple-oss-distributions/cups/blob/cups-522/cups/conf/cupsd.conf.in",
    "https://github.com/cabforum/servercert/blob/BRs/v2.2.6/docs/BR.md",
    "https://gitlab.com/group/project/-/blob/v1.2.3/README.md",
    "https://codeberg.org/o/r/src/tag/spring/README.md",
    `https://codeberg.org/o/r/src/commit/${commit}/README.md`,
    "https://web.archive.org/web/2020/https://github.com/o/r/blob/master/README.md",
    "https://github.com/o/r/issues/12",
    "https://github.com/o/blob",
  ])("is fixed: %s", (url) => {
    expect(branchOf(url)).toBeNull();
  });

  it.each([
    ["https://github.com/o/r/blob/main/README.md", "main"],
    ["https://github.com/o/r/tree/trunk", "trunk"],
    ["https://github.com/o/r/tree/feature-12", "feature-12"],
    ["https://github.com/o/r/blob/HEAD/a/b.c#L7", "HEAD"],
    ["https://github.com/laravel/docs/blob/13.x/dusk.md", "13.x"],
    ["https://github.com/postgres/postgres/blob/REL_17_STABLE/README.md", "REL_17_STABLE"],
    ["https://github.com/o/r/blob/abc1234/README.md", "abc1234"],
    ["https://raw.githubusercontent.com/o/r/master/README.md", "master"],
    ["https://raw.githubusercontent.com/o/r/refs/heads/dev/README.md", "dev"],
    ["https://gitlab.com/group/sub/project/-/blob/master/README.md", "master"],
    ["https://gitlab.gnome.org/GNOME/gdm/-/raw/main/README.md", "main"],
    ["https://codeberg.org/o/r/src/branch/main/README.md", "main"],
  ])("names a branch: %s", (url, branch) => {
    expect(branchOf(url)).toBe(branch);
  });

  it("is refused with a branch, in an article and in a table", () => {
    const url = "https://github.com/o/r/blob/main/README.md";
    const mend =
      "leads to the branch main, where the text changes: name the commit that you read (40 hex digits; on GitHub press y) or the tag of a version in its place.";
    const source = `{ id: r, title: README, url: "${url}", type: maker }`;
    expect(ruleLines(fixedLinks, head({ sources: sourcesOf(source) }))).toEqual([
      `content/ports/770.mdx: sources[0] ("r") ${mend}`,
    ]);
    const row = { path: "content/facts/twins.yml", field: "[0].source", title: "README", url };
    expect(branchLines([{ ...row, date: null, type: null }])).toEqual([
      `content/facts/twins.yml: [0].source ${mend}`,
    ]);
  });
});
