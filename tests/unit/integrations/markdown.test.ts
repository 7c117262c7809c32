import type { Element, Root } from "hast";
import type { Root as Markdown } from "mdast";
import { unified as processor } from "@astrojs/markdown-remark";
import { describe, expect, test } from "vitest";
import { citations } from "../../../src/integrations/markdown/citations.ts";
import { marks } from "../../../src/integrations/markdown/marks.ts";
import { sections } from "../../../src/integrations/markdown/sections.ts";

const { createRenderer } = processor({ remarkPlugins: [citations], smartypants: false });

async function html(markdown: string, ids: string[] = []): Promise<string> {
  const renderer = await createRenderer({ syntaxHighlight: false });
  const { code } = await renderer.render(markdown, { frontmatter: { sources: ids.map((id) => ({ id })) } });
  return code;
}

describe("citations", () => {
  test("are numbered as the sources stand, and link to them", async () => {
    const code = await html("One.[^b] Two.[^a][^b]", ["a", "b"]);
    expect(code).toContain('One.<a href="#source-b" class="cite" aria-label="source 2">2</a> Two.');
    expect(code.match(/#source-[ab]/g)).toEqual(["#source-b", "#source-a", "#source-b"]);
  });

  test("are left alone in code", async () =>
    expect(await html("`[^a]`", ["a"])).toContain("<code>[^a]</code>"));

  test("without a source stop the build with the mend", async () =>
    expect(html("One.[^nowhere]", ["a"])).rejects.toThrow(
      /\[\^nowhere\] has no source: add one with "id: nowhere"/,
    ));
});

describe("marks behind a fence", () => {
  test("are for the rules, and not on the page", () => {
    const tree: Markdown = {
      type: "root",
      children: [
        {
          type: "blockquote",
          children: [{ type: "code", lang: "sh", meta: 'run prints="1"', value: "true" }],
        },
      ],
    };
    marks()(tree);
    expect(tree).toMatchObject({ children: [{ children: [{ lang: "sh", meta: null, value: "true" }] }] });
  });
});

describe("sections", () => {
  const element = (tagName: string, text: string): Element => ({
    type: "element",
    tagName,
    properties: {},
    children: [{ type: "text", value: text }],
  });

  test("wrap each heading and what follows it, with the id on the section alone", () => {
    const tree: Root = {
      type: "root",
      children: [element("h2", "What it means"), element("p", "Here."), element("h2", "Check")],
    };
    sections()(tree);
    expect(tree.children).toMatchObject([
      {
        tagName: "section",
        properties: { id: "what-it-means" },
        children: [{ name: "h2" }, { tagName: "p" }],
      },
      { tagName: "section", properties: { id: "check" }, children: [{ name: "h2" }] },
    ]);
  });

  test("leave what stands before the first heading", () => {
    const tree: Root = { type: "root", children: [element("p", "Before."), element("h2", "Status")] };
    sections()(tree);
    expect(tree.children).toMatchObject([{ tagName: "p" }, { tagName: "section" }]);
  });
});
