import { describe, expect, it } from "vitest";
import { termPath } from "../../src/ports/glossary.ts";
import { portPath } from "../../src/ports/links.ts";
import { site } from "../../src/ports/site.ts";
import { bytesOf, files, firstOf, portFile, textOf } from "../support/dist.ts";
import { tags } from "../support/html.ts";

const { ports, facts, glossary } = site();
const all = files();
const shelves = all.filter((file) => file.startsWith("sources/"));

const linksIn = (html: string) =>
  Array.from(tags(html)).flatMap(({ name, close, attributes }) =>
    name === "a" && !close ? [attributes.get("href") ?? ""] : [],
  );

describe("the pages of sources", () => {
  it("have at most 150,000 bytes each", () => {
    const large = ["sources.html", ...shelves].filter((file) => bytesOf(file) > 150_000);
    expect(shelves.length).toBeGreaterThan(5);
    expect(large).toEqual([]);
  });

  it("are all reached from the first", () => {
    const links = new Set(linksIn(textOf("sources.html")));
    expect(shelves.filter((file) => !links.has(`/${file.replace(/\.html$/, "")}`))).toEqual([]);
  });

  it("have the source of every use, and a link to every port with one", () => {
    const links = new Set(shelves.flatMap((file) => linksIn(textOf(file))));
    // An RFC is one work, and so is the registry.
    const work = (url: string) =>
      url.replace(/(rfc-editor\.org\/rfc\/\w+)#.*/, "$1").replace(/(\.xhtml)\?search=.*/, "$1");
    const wanted = facts.uses.flatMap(({ port, source }) => [work(source.url), portPath(port)]);
    expect(firstOf(wanted.filter((href) => !links.has(href)))).toEqual([]);
  });
});

describe("the glossary", () => {
  it("has every term at its address, with its sources", () => {
    const html = textOf("glossary.html");
    const ids = new Set(Array.from(tags(html), ({ attributes }) => attributes.get("id")));
    const links = new Set(linksIn(html));
    expect(glossary.filter(({ slug }) => !ids.has(slug))).toEqual([]);
    expect(glossary.filter(({ sources }) => sources.some(({ url }) => !links.has(url)))).toEqual([]);
  });

  it("is linked from articles, each term once on a page", () => {
    const pages = ports.articles.map((port) =>
      linksIn(textOf(portFile(port))).filter((href) => href.startsWith(termPath(""))),
    );
    expect(pages.filter((links) => new Set(links).size < links.length)).toEqual([]);
    expect(pages.flat().length).toBeGreaterThan(5);
  });

  const without = [1, 779, 797, 1022, 50000, 60000].filter((port) => !ports.articles.includes(port));

  it.each(without)("is not linked from /ports/%i, which has no article", (port) => {
    expect(linksIn(textOf(portFile(port))).filter((href) => href.startsWith("/glossary"))).toEqual([]);
  });
});

describe("the feed", () => {
  it("is there, and told of, where the site knows its address", () => {
    const known = process.env["SITE_URL"] ? ["feed.xml"] : [];
    expect(all.filter((file) => file === "feed.xml")).toEqual(known);
    const told = ["index.html", "about.html", "ports.html", portFile(770)].filter((file) =>
      textOf(file).includes('type="application/atom+xml"'),
    );
    expect(told).toEqual(known.length > 0 ? ["index.html", "about.html", "ports.html"] : []);
  });
});

describe("the page of an article", () => {
  it("says when it was reviewed and of when its registry is, and how sure each use is", () => {
    const html = textOf(portFile(8080));
    expect(html).toMatch(/Reviewed \d+ \w+ \d{4} · registry as of \d+ \w+ \d{4}/);
    const uses = ports.get(8080).uses.length;
    expect(html.match(/class="quiet">[^<]*(?:documented|common|reported)</g)?.length).toBeGreaterThanOrEqual(
      uses,
    );
  });
});
