import { describe, expect, it } from "vitest";
import { markdownOf, markdownPage, wordsOf } from "../../../bench/build/markdown.ts";

const page = (inner: string) =>
  `<html><body><header>Portolan</header><main><article class="port">${inner}</article></main></body></html>`;

describe("Markdown of a page", () => {
  it.each([
    ["headings", "<h1>Port 22 <span>SSH</span></h1><h2>Status</h2>", "# Port 22 SSH\n\n## Status\n"],
    ["paragraphs", "<p>One\n two.</p><p>Three.</p>", "One two.\n\nThree.\n"],
    ["links", '<p>See <a href="/ports/23">port 23</a>.</p>', "See [port 23](/ports/23).\n"],
    ["emphasis", "<p><b>No.</b> <em>Never</em>.</p>", "**No.** *Never*.\n"],
    [
      "what Markdown would take for marks",
      "<p>CAP_NET *[x]* &lt;b&gt;</p>",
      "CAP\\_NET \\*\\[x\\]\\* \\<b\\>\n",
    ],
    ["code", "<p><code>a_b | c</code></p>", "`a_b | c`\n"],
    ["code with backticks", "<p><code>echo `id`</code></p>", "`` echo `id` ``\n"],
    ["blocks of code", "<pre><code>ss -l\n  x &amp;&amp; y\n</code></pre>", "```sh\nss -l\n  x && y\n```\n"],
    ["lists without end tags", "<ul><li>a<li>b<li>c</ul><p>d</p>", "- a\n- b\n- c\n\nd\n"],
    ["lists in lists", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c\n"],
    [
      "tables, with lists in cells",
      "<table><caption>x</caption><thead><tr><th>T</th><th>U</th></tr></thead><tbody><tr><th>TCP</th><td><ul><li>a</li><li>b</li></ul></td></tr><tr><th>UDP</th></tr></tbody></table>",
      "| T | U |\n| --- | --- |\n| TCP | a b |\n| UDP |  |\n",
    ],
    [
      "nothing of forms, pictures and ways elsewhere",
      "<nav>n</nav><svg><path></path></svg><form>f</form><p>t</p>",
      "t\n",
    ],
    ["nothing of the section for ratings", '<section id="feedback"><h2>Was it</h2></section><p>t</p>', "t\n"],
  ])("has %s", (_, html, markdown) => expect(markdownOf(page(html))).toBe(markdown));

  it("leaves out the frame of the site", () =>
    expect(markdownOf(page("<p>t</p>"))).not.toContain("Portolan"));

  it("gives the title apart, as it is read", () =>
    expect(markdownPage(page("<h1>Port 1 a_b</h1><p>t</p>"))).toEqual({ title: "Port 1 a_b", body: "t\n" }));

  it("is refused for a page without a title", () =>
    expect(() => markdownPage(page("<p>t</p>"))).toThrow("does not begin with its title"));
});

it("words are the same for the same text, however it is marked up", () => {
  expect(wordsOf(page("<p>Port <b>22</b>: <code>ssh</code></p>"))).toEqual(["Port", "22", "ssh"]);
});
