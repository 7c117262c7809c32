import { describe, expect, it } from "vitest";
import { guidePath, portPath, sectionId } from "../../src/ports/links.ts";
import { lastPort } from "../../src/ports/port.ts";
import { site } from "../../src/ports/site.ts";
import { guideSections } from "../../src/schemas/guide.ts";
import { firstOf, portFile, textOf } from "../support/dist.ts";
import { decode, tags } from "../support/html.ts";

const { get, guides, known } = site().ports;

/** Ports of every sort: those people look for, those of a guide, the edges of the ranges, and some between. */
const looked = [
  ...new Set([
    ...known,
    ...guides.list.flatMap(({ slug }) => guides.portsOf(slug).listed),
    ...[1, 1023, 1024, 32768, 49151, 49152, lastPort],
    ...Array.from({ length: 60 }, (_, step) => 500 + step * 1000),
  ]),
].filter((port) => port > 0);

/** Addresses of the links of a piece of HTML, in order. */
const linksIn = (html: string) =>
  Array.from(tags(html)).flatMap(({ name, close, attributes }) =>
    name === "a" && !close ? [attributes.get("href") ?? ""] : [],
  );
/** The words of a piece of HTML, as they are read. */
const wordsOf = (html: string) => decode(html.replaceAll(/<[^>]*>/g, "")).replaceAll(/\s+/g, " ");

describe("the page of a port", () => {
  it("has its guides in Check, the most telling first, above the commands", () => {
    const wrong = looked.flatMap((port) => {
      const [, check = ""] = /<section id="check">([\s\S]*?)<\/section>/.exec(textOf(portFile(port))) ?? [];
      const [, list = ""] =
        /<ul id="trouble"[^>]*>([\s\S]*?)<\/ul>\s*<div class="commands">/.exec(check) ?? [];
      const found = linksIn(list).join(" ");
      const wanted = get(port)
        .guides.map(({ slug }) => guidePath(slug))
        .join(" ");
      return found === wanted ? [] : [`${portPath(port)} has "${found}", not "${wanted}"`];
    });
    expect(looked.length).toBeGreaterThan(300);
    expect(firstOf(wrong)).toEqual([]);
  });

  it.each([
    [1, "Linux: A process needs the capability CAP_NET_BIND_SERVICE"],
    [443, "Linux: A process needs the capability CAP_NET_BIND_SERVICE"],
    [6000, "The Fetch standard lists 6000 (x11) among the ports that browsers do not connect to."],
    [6679, "did not refuse it when we tried."],
  ])("says of %i in Check: %s", (port, words) => {
    const [, list = ""] = /<ul id="trouble"[^>]*>([\s\S]*?)<\/ul>/.exec(textOf(portFile(port))) ?? [];
    expect(wordsOf(list)).toContain(words);
  });
});

describe("the page of a guide", () => {
  it.each(guides.list)(
    "$slug has its parts, the ports it is about, and the way to every other guide",
    (guide) => {
      const html = textOf(`guides/${guide.slug}.html`);
      const ids = Array.from(tags(html), ({ attributes }) => attributes.get("id"));
      expect(ids).toEqual(expect.arrayContaining([...guideSections.map(sectionId), "ports", "sources"]));

      const [, ports = ""] = /<section id="ports"[^>]*>([\s\S]*?)<\/section>/.exec(html) ?? [];
      expect(linksIn(ports)).toEqual(guides.portsOf(guide.slug).listed.map(portPath));

      const others = guides.list.filter(({ slug }) => slug !== guide.slug).map(({ slug }) => guidePath(slug));
      expect(linksIn(html)).toEqual(expect.arrayContaining(others));
    },
  );
});

describe("the list of guides", () => {
  it("has every guide with every message that leads to it", () => {
    const html = textOf("guides.html");
    const words = wordsOf(html);
    const missing = guides.list.flatMap(({ title, errors }) =>
      [title, ...errors].filter((text) => !words.includes(text)),
    );
    expect(missing).toEqual([]);
    expect(linksIn(html)).toEqual(expect.arrayContaining(guides.list.map(({ slug }) => guidePath(slug))));
  });
});
