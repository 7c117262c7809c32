import { describe, expect, it } from "vitest";
import { tags } from "../support/html.ts";
import { readPage } from "../support/page-facts.ts";

const read = (body: string, head = "") =>
  readPage("x.html", `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`);

describe("the reader of built pages", () => {
  it("reads a page's number, kind, title and robots", () => {
    const html = `<html data-port="770" data-kind=assigned><title>A &amp; B</title><meta name="robots" content="noindex, follow">`;
    expect(readPage("x.html", html)).toMatchObject({
      port: "770",
      kind: "assigned",
      title: "A & B",
      noindex: true,
    });
  });

  it("reads the registry table and no other", () => {
    const row = (state: string) =>
      `<tr data-transport="tcp" data-state=${state}><td><code>a&#39;b</code></td></tr>`;
    const { rows } = read(
      `<table id="registry">${row("assigned")}</table><table>${row("reserved")}</table><code>no</code>`,
    );
    expect(rows).toEqual([{ transport: "tcp", state: "assigned", names: ["a'b"] }]);
  });

  it.each([
    ['<p id="a"></p><p id=a></p>', { duplicateIds: ["a"] }],
    ['<a href="#b">b</a><p id="c"></p><a href="#c">c</a>', { deadFragments: ["#b"] }],
    ["<a href=/ports/1>1</a><form action='/search'></form>", { addresses: ["/ports/1", "/search"] }],
    ['<p style="color: red">', { faults: ['<p style="color: red">'] }],
    ['<p onclick="x()">', { faults: ['<p onclick="x()">'] }],
    ["<style>p { color: red }</style>", { inlineStyles: ["ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4="] }],
    ['<script type="application/ld+json">{"a": }</script>', { faults: ["JSON-LD that is no JSON"] }],
    ['<script src="/a.js"></script>', { scripts: [["/a.js", false]] }],
    ['<script type="module" src="/a.js"></script>', { scripts: [["/a.js", true]] }],
    [
      '<html data-scripts="/a.js /b.js">',
      {
        scripts: [
          ["/a.js", true],
          ["/b.js", true],
        ],
        addresses: ["/a.js", "/b.js"],
      },
    ],
    ["<section><h2>Risks</h2>Some text</section>", { strayText: ["Some text"] }],
    ['<section id="status"></section><div id="x"></div><section id="faq">', { sections: ["status", "faq"] }],
    ["<h1>a</h1><h1>b</h1>", { h1: 2 }],
  ])("finds in %s: %o", (body, found) => {
    expect(read(body)).toMatchObject(found);
  });

  it("counts inline scripts that run, by their hash, and takes nothing in them for a tag", () => {
    const page = read("<script>if (1 < 2) '<h1>'</script><script type='application/ld+json'>{}</script>");
    expect(page.h1).toBe(0);
    expect(page.inlineScripts).toHaveLength(1);
  });

  it.each(['<a title="x > y" b>', "<!-- <a> -->", '<a title="never closed>', "<script>never closed"])(
    "comes to an end on %s",
    (html) => {
      expect([...tags(html)].length).toBeLessThanOrEqual(1);
    },
  );
});
