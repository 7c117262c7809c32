import { unified as processor } from "@astrojs/markdown-remark";
import { describe, expect, test } from "vitest";
import { citations } from "../../../src/integrations/markdown/citations.ts";
import { terms } from "../../../src/integrations/markdown/terms.ts";
import type { Term } from "../../../src/ports/glossary.ts";

const term = (slug: string, words: string[]): Term => ({
  slug,
  term: words[0] ?? slug,
  words,
  definition: "",
  see: [],
  ports: [],
  sources: [],
});
const glossary = [
  term("nat", ["NAT"]),
  term("ephemeral-port", ["ephemeral port"]),
  term("reverse-proxy", ["reverse proxy", "reverse proxies"]),
  term("so-reuseaddr", ["SO_REUSEADDR"]),
];

async function html(markdown: string, file = "/content/ports/22.mdx"): Promise<string> {
  const plugin = () => terms(() => glossary);
  const { createRenderer } = processor({ remarkPlugins: [citations, plugin], smartypants: false });
  const renderer = await createRenderer({ syntaxHighlight: false });
  const frontmatter = { sources: [{ id: "nat" }] };
  return (await renderer.render(markdown, { frontmatter, fileURL: new URL(`file://${file}`) })).code;
}
const link = (slug: string, word: string) => `<a href="/glossary#${slug}" class="term">${word}</a>`;

describe("a term of the glossary", () => {
  test("is linked where a text first uses it, and only there", async () =>
    expect(await html("Behind NAT.\n\n- NAT again, and nat.")).toBe(
      `<p>Behind ${link("nat", "NAT")}.</p>\n<ul>\n<li>NAT again, and nat.</li>\n</ul>`,
    ));

  test("is linked on each page anew", async () => {
    expect(await html("NAT")).toContain(link("nat", "NAT"));
    expect(await html("NAT")).toContain(link("nat", "NAT"));
  });

  test.each([
    ["in any case", "Ephemeral port.", link("ephemeral-port", "Ephemeral port")],
    ["in the plural", "Many ephemeral ports.", link("ephemeral-port", "ephemeral ports")],
    ["by its other words", "Two reverse proxies.", link("reverse-proxy", "reverse proxies")],
    ["in strong words", "**NAT**", `<strong>${link("nat", "NAT")}</strong>`],
    ["in a table", "| a |\n| - |\n| NAT |", `<td>${link("nat", "NAT")}</td>`],
    ["with signs of its own", "Set SO_REUSEADDR.", link("so-reuseaddr", "SO_REUSEADDR")],
    ["beside a footnote", "NAT.[^nat]", `${link("nat", "NAT")}.<a href="#source-nat"`],
  ])("is found %s", async (_, markdown, wanted) => expect(await html(markdown)).toContain(wanted));

  test.each([
    ["a heading", "## NAT"],
    ["code", "`NAT`"],
    ["a block of code", "```sh\nNAT\n```"],
    ["a link", "[NAT](/ports/1)"],
    ["a quotation", "> NAT"],
    ["a longer word", "NATO, x-NAT, NAT_T and NAT-PMP"],
  ])("is not linked in %s", async (_, markdown) => expect(await html(markdown)).not.toContain("/glossary#"));

  test("is not linked on pages of ports without an article", async () =>
    expect(await html("NAT", "/content/kinds/assigned.mdx")).toBe("<p>NAT</p>"));
});
