import { describe, expect, it } from "vitest";
import { footnotes } from "../../../src/rules/footnotes.ts";
import { head, ruleLines } from "../../support/rules.ts";

const source = (id: string) => `  - { id: ${id}, title: A work, url: https://example.org/, type: rfc }`;
const citing = (ids: string[], paragraph: string) =>
  ruleLines(
    footnotes,
    `${head({ sources: `sources:\n${ids.map(source).join("\n")}` })}\n## Status\n\n${paragraph}\n`,
  );

describe("footnotes", () => {
  it("each have a source, and each source is cited", () => {
    expect(citing(["iana", "rfc1060"], "It is cadlock.[^iana] So it was in 1990.[^rfc1060][^iana]")).toEqual(
      [],
    );
  });

  it("are found in lists, tables, links and emphasis", () => {
    expect(
      citing(["a", "b", "c"], "- **one[^a]**\n- [two[^b]](https://example.org/)\n\n| three[^c] |\n|---|"),
    ).toEqual([]);
  });

  it("are not looked for in code", () => {
    expect(citing(["iana"], "`[^a-z]` is no footnote.[^iana]\n\n```sh\ngrep '[^0-9]'\n```")).toEqual([]);
  });

  it("are told of a source that is not there", () => {
    expect(citing(["iana"], "It is cadlock.[^iana] It was so in 1990.[^rfc1060]")).toEqual([
      'content/ports/770.mdx: Status (line 17) cites [^rfc1060], and no source has that id: add a source with "id: rfc1060", or correct the footnote.',
    ]);
  });

  it("are told of a source that nothing cites", () => {
    expect(citing(["iana", "rfc1060"], "It is cadlock.[^iana]")).toEqual([
      'content/ports/770.mdx: sources[1] ("rfc1060") is never cited: put [^rfc1060] where the text rests on it, or remove it.',
    ]);
  });

  it("are told of an id that two sources have", () => {
    expect(citing(["iana", "iana"], "It is cadlock.[^iana]")).toEqual([
      'content/ports/770.mdx: sources[1].id is "iana" once more: give each source an id of its own.',
    ]);
  });

  it("are defined in the frontmatter and nowhere else", () => {
    expect(citing(["iana"], "It is cadlock.[^iana]\n\n[^iana]: The registry.")).toEqual([
      "content/ports/770.mdx: Status (line 19) defines the footnote [^iana]: make it a source with that id in the frontmatter.",
    ]);
  });
});
