import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { site } from "../../src/ports/site.ts";
import {
  addressJudge,
  files,
  firstOf,
  lastPort,
  portFile,
  ports,
  readPages,
  textOf,
} from "../support/dist.ts";
import type { PageFacts, Row } from "../support/page-facts.ts";
import { readStates, type ReadState } from "../support/registry-reader.ts";

const sections = ["status", "history", "risks", "check", "faq", "sources", "feedback"];
const transports = ["tcp", "udp", "sctp", "dccp"];

const pages = new Map<string, PageFacts>();
const brokenLinks: string[] = [];
const states = readStates();

beforeAll(() => {
  const all = files();
  const judge = addressJudge(new Set(all));
  for (const page of readPages(all.filter((file) => file.endsWith(".html")))) {
    for (const address of page.addresses) {
      const problem = judge(address);
      if (problem) brokenLinks.push(`${page.file}: ${address} ${problem}`);
    }
    page.addresses = [];
    pages.set(page.file, page);
  }
}, 600_000);

/** What a judgement says of every page of a port, for the pages on which it says something. */
const everyPort = (judge: (page: PageFacts, port: number) => string | undefined) =>
  firstOf(
    ports.flatMap((port) => {
      const page = pages.get(portFile(port));
      const problem = page ? judge(page, port) : "is missing";
      return problem === undefined ? [] : [`/ports/${port}: ${problem}`];
    }),
  );
const everyPage = (judge: (page: PageFacts) => string | undefined) =>
  firstOf([...pages.values()].flatMap((page) => (judge(page) ? [`${page.file}: ${judge(page)}`] : [])));

const rowText = (transport: string, { state, names }: Pick<Row | ReadState, "state" | "names">) =>
  [transport, state, ...[...new Set(names)].sort()].join(" ");
const unlike = (found: string, wanted: string) =>
  found === wanted ? undefined : `has "${found}", not "${wanted}"`;

describe("the pages of ports", () => {
  it("are 65,536, one for each number, and nothing else is among them", () => {
    const found = [...pages.keys()].filter((file) => /^ports\/[^/]*$/.test(file));
    expect(found).toHaveLength(65_536);
    expect(everyPort(() => undefined)).toEqual([]);
  });

  it("say their own number and kind", () => {
    const kindOf = (port: number) => {
      const found = transports.map((transport) => states.get(`${port}/${transport}`)?.state);
      if (found.includes("assigned")) return "assigned";
      if (port >= 49152 && port <= lastPort) return "dynamic";
      return found.includes("reserved") ? "reserved" : "unassigned";
    };
    expect(everyPort(({ port, kind }, n) => unlike(`${port} ${kind}`, `${n} ${kindOf(n)}`))).toEqual([]);
  });

  it("are titled after their number", () => {
    expect(
      everyPort(({ title }, port) =>
        title.startsWith(`Port ${port}: `) && /: \S.* · Portolan$/.test(title) ? undefined : title,
      ),
    ).toEqual([]);
  });

  it("have the sections of the contract, in order", () => {
    expect(everyPort((page) => unlike(page.sections.join(" "), sections.join(" ")))).toEqual([]);
  });

  it("agree with the independent reader of the registry, on every transport", () => {
    expect(
      everyPort(({ rows }, port) => {
        const read = transports.flatMap((transport) => {
          const state = states.get(`${port}/${transport}`);
          return state ? [rowText(transport, state)] : [];
        });
        return unlike(rows.map((row) => rowText(row.transport, row)).join("; "), read.join("; "));
      }),
    ).toEqual([]);
  });

  it("agree with the table of truth", () => {
    const [, ...truth] = readFileSync(new URL("../content/truth.tsv", import.meta.url), "utf8")
      .trimEnd()
      .split("\n");
    const problems = truth.flatMap((line) => {
      const [port = "", transport = "", state = "", names = ""] = line.split("\t");
      const wanted = rowText(transport, { state, names: names === "-" ? [] : names.split(" ") });
      const row = pages.get(portFile(Number(port)))?.rows.find((row) => row.transport === transport);
      const problem = unlike(row ? rowText(transport, row) : "no row", wanted);
      return problem ? [`/ports/${port}: ${problem}`] : [];
    });
    expect(truth.length).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  });

  it("ask search engines to index those that say more than their number", () => {
    const { get } = site().ports;
    expect(
      everyPort(({ noindex }, port) =>
        noindex === get(port).indexed ? `noindex is ${noindex ? "there" : "missing"}` : undefined,
      ),
    ).toEqual([]);
  });
});

/** The hashes that the build left for our server. */
const hashesLeft = () =>
  JSON.parse(textOf("headers.json")) as Record<"scriptHashes" | "styleHashes", string[]>;

describe("every page", () => {
  it("has a title that no other page has", () => {
    const files = Map.groupBy(pages.values(), ({ title }) => title);
    const shared = [...files].filter(([, group]) => group.length > 1);
    expect(
      firstOf(shared.map(([title, group]) => `${title}: ${group.map(({ file }) => file).join(", ")}`)),
    ).toEqual([]);
  });

  it("has one h1", () => {
    expect(everyPage(({ h1 }) => (h1 === 1 ? undefined : `${h1} h1`))).toEqual([]);
  });

  it("has no id twice", () => {
    expect(everyPage(({ duplicateIds }) => duplicateIds.join(" ") || undefined)).toEqual([]);
  });

  it("has links that lead somewhere, at once", () => {
    expect(firstOf(brokenLinks)).toEqual([]);
    expect(everyPage(({ deadFragments }) => deadFragments.join(" ") || undefined)).toEqual([]);
  });

  for (const [key, inlines] of [
    ["scriptHashes", "inlineScripts"],
    ["styleHashes", "inlineStyles"],
  ] as const) {
    it(`has none inline but those whose hash is in the policy: ${key}`, () => {
      const known = hashesLeft()[key];
      const unknown = (hash: string) => !known.includes(`sha256-${hash}`);
      expect(everyPage((page) => page[inlines].filter(unknown).join(" ") || undefined)).toEqual([]);
      // A hash that no page needs is a hole.
      const used = new Set([...pages.values()].flatMap((page) => page[inlines]));
      expect([...used].map((hash) => `sha256-${hash}`).sort()).toEqual(known.toSorted());
    });
  }

  it("has its styles in a file, or, where it has an article, in itself", () => {
    const written = new Set(site().ports.articles.map(portFile));
    expect(
      everyPage(({ file, stylesheets, inlineStyles }) =>
        inlineStyles.length === (written.has(file) ? 1 : 0) && stylesheets.length + inlineStyles.length === 1
          ? undefined
          : `${stylesheets.length} in files, ${inlineStyles.length} in itself`,
      ),
    ).toEqual([]);
  });

  it("sends static hosts the same hashes", () => {
    const { scriptHashes, styleHashes } = hashesLeft();
    const policy = /content-security-policy: (.*)/.exec(textOf("_headers"))?.[1] ?? "";
    expect(policy.match(/sha256-[^']+/g)).toEqual([...scriptHashes, ...styleHashes]);
  });

  it("has no inline style, no inline handler, and data that can be read", () => {
    expect(everyPage(({ faults }) => faults.join(" ") || undefined)).toEqual([]);
  });

  it("has its text in paragraphs, lists and the like, none between them", () => {
    expect(everyPage(({ strayText }) => strayText[0])).toEqual([]);
  });

  it("waits for no script", () => {
    expect(everyPage(({ scripts }) => scripts.find(([, deferred]) => !deferred)?.[0])).toEqual([]);
  });
});
