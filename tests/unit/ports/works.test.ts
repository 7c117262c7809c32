import { describe, expect, test } from "vitest";
import { shelve } from "../../../src/ports/shelves.ts";
import { sharedTitles, worksOf, type Citing } from "../../../src/ports/works.ts";
import { noFacts, registryOf, use } from "../../support/world.ts";

const source = (title: string, url: string) => ({ title, url });
const cited = (title: string, url: string) => ({ ...source(title, url), id: "x", type: "rfc" as const });
const nothing: Citing = {
  registry: registryOf({}),
  facts: {
    ...noFacts,
    browserBlocked: { ...noFacts.browserBlocked, source: source("Fetch", "https://fetch.org/") },
  },
  commands: [],
  glossary: [],
  articles: new Map(),
  guides: [],
  collections: [],
  kinds: [],
};
const works = (rest: Partial<Citing>) =>
  worksOf({ ...nothing, ...rest }).filter(({ url }) => url !== "https://fetch.org/");

test("titles that several works bear are known, each once", () => {
  const titled = (title: string) => ({ title, url: "https://a.org/", places: [] });
  const titles = ["Notes", "Manual", "Notes", "Notes"];
  expect(sharedTitles(titles.map(titled))).toEqual(new Set(["Notes"]));
});

describe("a work", () => {
  test("stands once, with every place that cites it, ports first and ascending", () => {
    const work = source("A manual", "https://a.org/manual");
    const uses = [
      use(80, "B", { source: work }),
      use(22, "A", { source: work }),
      use(22, "C", { source: work }),
    ];
    const glossary = [{ slug: "nat", term: "NAT", definition: "", see: [], ports: [], sources: [work] }];
    expect(works({ facts: { ...nothing.facts, uses }, glossary })).toEqual([
      {
        ...work,
        places: [
          { kind: "port", port: 22 },
          { kind: "port", port: 80 },
          { kind: "term", slug: "nat", term: "NAT" },
        ],
      },
    ]);
  });

  test("is an RFC, whichever of its sections is cited", () => {
    const sources = [
      cited(
        "RFC 9110: HTTP Semantics, section 4.2.2",
        "https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2",
      ),
      cited("RFC 9110: HTTP Semantics", "https://www.rfc-editor.org/rfc/rfc9110"),
    ];
    expect(works({ articles: new Map([[443, { sources }]]) })).toEqual([
      {
        title: "RFC 9110: HTTP Semantics",
        url: "https://www.rfc-editor.org/rfc/rfc9110",
        places: [{ kind: "port", port: 443 }],
      },
    ]);
  });

  test("is the whole registry of IANA, whichever of its rows is cited", () => {
    const iana =
      "https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml";
    const rows = [22, 23].map(
      (port) => [port, { sources: [cited(`IANA, ${port}`, `${iana}?search=${port}`)] }] as const,
    );
    expect(works({ articles: new Map(rows) })).toMatchObject([
      { title: "IANA: Service Name and Transport Protocol Port Number Registry", url: iana },
    ]);
  });
});

describe("a shelf", () => {
  test.each([
    ["https://www.rfc-editor.org/rfc/rfc1", "rfcs", "rfc-editor.org"],
    ["https://datatracker.ietf.org/doc/html/draft-x", "rfcs", "datatracker.ietf.org"],
    ["https://www.iana.org/x", "standards", "iana.org"],
    ["https://www.cve.org/CVERecord?id=CVE-2014-0160", "advisories", "cve.org"],
    ["https://github.com/advisories/GHSA-1", "advisories", "github.com/advisories"],
    ["https://docs.docker.com/x", "documentation-a-d", "docs.docker.com"],
    ["https://github.com/0xAnybody/x", "code-a-c", "github.com/0xanybody"],
    ["https://github.com/Moby/moby/blob/master/x", "code-m-o", "github.com/moby"],
    ["https://raw.githubusercontent.com/moby/moby/x", "code-m-o", "github.com/moby"],
    ["https://gitlab.com/zzz/x", "code-s-z", "gitlab.com/zzz"],
  ])("has %s on %s, by %s", (url, slug, publisher) => {
    const found = shelve([{ title: "x", url, places: [] }]);
    expect(found.map((shelf) => [shelf.slug, ...shelf.publishers.map(({ name }) => name)])).toEqual([
      [slug, publisher],
    ]);
  });
});
