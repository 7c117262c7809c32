import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { site } from "../../../src/ports/site.ts";
import { namedPorts } from "../../../src/search/answer.ts";
import { buildDetails, buildNames } from "../../../src/search/build-names.ts";
import { edits } from "../../../src/search/edits.ts";
import { readArticles, readIndex } from "../../../src/search/index-format.ts";
import { createNameEngine } from "../../../src/search/name-engine.ts";
import { parseQuery } from "../../../src/search/query.ts";

const { ports } = site();
const index = buildNames(ports);
const details = buildDetails(ports);
const book = createNameEngine(readIndex(index), readArticles(index));
const both = createNameEngine(readIndex(index, details), readArticles(index));
const sources = { names: () => Promise.resolve(book), details: () => Promise.resolve(both) };

async function firstPorts(text: string): Promise<number[]> {
  const query = parseQuery(text);
  if (query.kind === "port") return [query.port];
  if (query.kind !== "words") return [];
  return (await namedPorts(query, sources, new AbortController().signal)).map(({ port }) => port);
}

describe("the index", () => {
  const bytes = (value: object) => brotliCompressSync(JSON.stringify(value)).length;
  test("of names has at most 60 kB", () => expect(bytes(index)).toBeLessThanOrEqual(60_000));
  test("of details has at most 80 kB", () => expect(bytes(details)).toBeLessThanOrEqual(80_000));
  test("keeps every named port", () =>
    expect(new Set(readIndex(index).map(({ port }) => port))).toEqual(new Set(ports.named.numbers)));
  test("gives back what was put in", () => {
    const entries = readIndex(index, details).filter(({ port }) => port === 22);
    expect(entries[0]).toMatchObject({
      kind: "use",
      names: expect.arrayContaining(["SSH", "sshd"]),
      rank: 0,
    });
    expect(entries.at(-1)).toMatchObject({
      kind: "service",
      names: ["ssh"],
      transports: ["tcp", "udp", "sctp"],
    });
  });
});

describe("the cases", () => {
  const cases = readFileSync("tests/unit/search/cases.tsv", "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
  test("have the right port first in 95 of 100", async () => {
    const misses: string[] = [];
    for (const [, query = "", right = ""] of cases) {
      const [first] = await firstPorts(query);
      if (
        !right
          .split("|")
          .map(Number)
          .includes(first ?? -1)
      )
        misses.push(`${query} → ${first ?? "nothing"}`);
    }
    expect(misses.length / cases.length, misses.join("\n")).toBeLessThanOrEqual(0.05);
  });
  test("are at least 150", () => expect(cases.length).toBeGreaterThanOrEqual(150));
});

test.each([
  ["smtp 587", 587],
  ["443 https", 443],
  ["windows 10 rdp port", 3389],
  ["postgers", 5432],
])("%j leads to %i", async (text, port) => expect((await firstPorts(text))[0]).toBe(port));

test("a former name and an assignee are found in the second tier", () => {
  expect(both.find("compressnet", 3).map(({ port }) => port)).toEqual(expect.arrayContaining([2]));
  expect(both.find("Dave Mills", 3).map(({ port }) => port)).toContain(133);
});

test.each(["4443", "3com", "80443", "x400"])("digits of %j are never mended", (text) => {
  for (const { matched } of book.find(text, 20)) expect(matched.replaceAll(" ", "")).toContain(text);
});

test.each([
  ["postgress", "postgres", 1],
  ["minecarft", "minecraft", 1],
  ["kerberous", "kerberos", 1],
  ["abc", "xyz", 3],
  ["", "ab", 2],
])("%s is %s after %i edits, or more than 2", (a, b, distance) => expect(edits(a, b, 2)).toBe(distance));
