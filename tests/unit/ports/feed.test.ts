import { describe, expect, test } from "vitest";
import { xml2js, type Element } from "xml-js";
import { atomFeed, feedMost } from "../../../src/ports/feed.ts";
import type { Article } from "../../../src/schemas/article.ts";
import { portsOf } from "../../support/world.ts";

const article = (title: string, reviewed: string, summary = "One sentence.") =>
  ({ title, reviewed, summary, uses: [], related: [] }) as unknown as Article;
const { get } = portsOf(
  {},
  {},
  {
    22: article("SSH", "2026-11-20"),
    80: article("HTTP", "2026-11-22", "`<b>` & “more” ]]> here."),
    443: article("HTTPS", "2026-11-22"),
  },
);

/** The feed of some ports, read with an XML parser, which throws where it is not well-formed. */
function read(ports: readonly number[]) {
  const xml = atomFeed(
    ports.map((port) => get(port)),
    "https://portolan.example",
  );
  const { elements = [] } = xml2js(xml) as Element;
  const [feed] = elements;
  if (!feed) throw new Error("there is no feed");
  const children = (element: Element, name: string) =>
    (element.elements ?? []).filter((child) => child.name === name);
  const text = (element: Element, name: string) =>
    children(element, name).flatMap(({ elements: parts = [] }) =>
      parts.map((part) => part.cdata ?? part.text),
    )[0];
  return { feed, text, children, entries: children(feed, "entry") };
}

describe("the feed", () => {
  test("is Atom, with what RFC 4287 asks of a feed", () => {
    const { feed, text, children } = read([22, 80]);
    expect(feed).toMatchObject({ name: "feed", attributes: { xmlns: "http://www.w3.org/2005/Atom" } });
    expect(text(feed, "id")).toBe("https://portolan.example/");
    expect(text(feed, "updated")).toBe("2026-11-22T00:00:00.000Z");
    expect(children(feed, "author")).toHaveLength(1);
    expect(
      children(feed, "link").map(({ attributes }) => [attributes?.["rel"], attributes?.["href"]]),
    ).toContainEqual(["self", "https://portolan.example/feed.xml"]);
  });

  test("has the article reviewed last first, its page as its id", () => {
    const { entries, text } = read([22, 443, 80, 1]);
    expect(entries.map((entry) => [text(entry, "id"), text(entry, "updated")])).toEqual([
      ["https://portolan.example/ports/80", "2026-11-22T00:00:00.000Z"],
      ["https://portolan.example/ports/443", "2026-11-22T00:00:00.000Z"],
      ["https://portolan.example/ports/22", "2026-11-20T00:00:00.000Z"],
    ]);
  });

  test("says what an article is in HTML that a reader shows as it was written", () => {
    const { entries, text } = read([80]);
    const [entry] = entries;
    expect(entry && text(entry, "title")).toBe("Port 80: HTTP");
    expect(entry && text(entry, "summary")).toBe("&lt;b&gt; &amp; “more” ]]&gt; here.");
  });

  test("has no more than the last hundred", () => {
    const many = portsOf(
      {},
      {},
      Object.fromEntries(
        Array.from({ length: feedMost + 5 }, (_, port) => [port, article("A", "2026-01-01")]),
      ),
    );
    const xml = atomFeed(many.articles.map(many.get), "https://portolan.example");
    expect(xml.match(/<entry>/g)).toHaveLength(feedMost);
  });
});
