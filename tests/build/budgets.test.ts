import { posix } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { kinds, type Kind } from "../../src/ports/port.ts";
import { site } from "../../src/ports/site.ts";
import { bytesOf, files, firstOf, portFile, ports, sentBytes, textOf } from "../support/dist.ts";
import { readPage } from "../support/page-facts.ts";

/** What a page and the whole site may weigh, in bytes and files. */
const most = {
  files: 94_999,
  site: 1_000_000_000,
  plainPage: 14_000,
  sentPlainPage: 8_000,
  sentArticle: 14_600,
  sentScripts: 6_000,
};

const { get, articles } = site().ports;
let all: string[];
let plain: { port: number; kind: Kind; bytes: number }[];

beforeAll(() => {
  all = files();
  const written = new Set(articles);
  plain = ports
    .filter((port) => !written.has(port))
    .map((port) => ({ port, kind: get(port).kind, bytes: bytesOf(portFile(port)) }))
    .sort((a, b) => b.bytes - a.bytes);
}, 120_000);

/** Files that a page loads before it is shown, or runs: its styles, its scripts and what those import. */
function loaded(port: number): { styles: string[]; scripts: string[] } {
  const { stylesheets, scripts } = readPage(portFile(port), textOf(portFile(port)));
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, path = ""] of textOf(file).matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g))
      follow(posix.join(posix.dirname(file), path));
  };
  for (const [src] of scripts) follow(src.slice(1));
  return { styles: stylesheets.map((href) => href.slice(1)), scripts: [...found] };
}

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
const sentPage = (port: number) => sentBytes(portFile(port)) + sum(loaded(port).styles.map(sentBytes));

describe("the built site", () => {
  it("has fewer files than hosts allow", () => {
    expect(all.length).toBeLessThanOrEqual(most.files);
  });

  it("has at most a gigabyte", () => {
    expect(sum(all.map(bytesOf))).toBeLessThanOrEqual(most.site);
  });
});

describe("a page without an article", () => {
  it("has at most 14,000 bytes", () => {
    const large = plain.filter(({ bytes }) => bytes > most.plainPage);
    expect(firstOf(large.map(({ port, bytes }) => `/ports/${port}: ${bytes}`))).toEqual([]);
  });

  for (const kind of kinds)
    it(`is sent in at most 8,000 bytes with its styles: the fifty largest that are ${kind}`, () => {
      const largest = plain.filter((page) => page.kind === kind).slice(0, 50);
      const large = largest.flatMap(({ port }) =>
        sentPage(port) > most.sentPlainPage ? [`/ports/${port}: ${sentPage(port)}`] : [],
      );
      expect(largest.length).toBeGreaterThan(0);
      expect(firstOf(large)).toEqual([]);
    });
});

describe("an article", () => {
  it("is sent in at most 14,600 bytes with its styles: the median", () => {
    const sizes = articles.map(sentPage).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(most.sentArticle);
  });
});

describe("the scripts of a port's page", () => {
  it.each([770, 772, 47, 779, 50000])("are sent in at most 6,000 bytes: /ports/%i", (port) => {
    const { scripts } = loaded(port);
    expect(scripts.length).toBeGreaterThan(0);
    expect(sum(scripts.map(sentBytes))).toBeLessThanOrEqual(most.sentScripts);
  });
});
