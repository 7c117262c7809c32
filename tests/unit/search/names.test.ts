import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { site } from "../../../src/ports/site.ts";
import { leftOut } from "../../../src/registry/withheld.ts";
import { answer, namedPorts } from "../../../src/search/answer.ts";
import { edits } from "../../../src/search/edits.ts";
import { readIndex } from "../../../src/search/index-format.ts";
import { parseQuery } from "../../../src/search/query.ts";
import { details, index, nodeSources } from "../../support/search-sources.ts";

const { ports } = site();
const sources = nodeSources();
const book = await sources.names();
const both = await sources.details();

async function firstPorts(text: string): Promise<(number | null)[]> {
  const query = parseQuery(text);
  if (query.kind === "port") return [query.port];
  if (query.kind !== "words") return [];
  return (await namedPorts(query, sources, new AbortController().signal)).map(({ port }) => port);
}

test("a number whose name is left out says so, and one without a name has none", async () => {
  const { results } = await answer("903, 904", sources, new AbortController().signal);
  expect(results.map(({ title }) => title)).toEqual(["name left out here", "no name known"]);
});

describe("the index", () => {
  const bytes = (value: object) => brotliCompressSync(JSON.stringify(value)).length;
  test("of names has at most 60 kB", () => expect(bytes(index)).toBeLessThanOrEqual(60_000));
  test("of details has at most 80 kB", () => expect(bytes(details)).toBeLessThanOrEqual(80_000));
  test("keeps every named port", () =>
    expect(new Set(readIndex(index).flatMap(({ port }) => port ?? []))).toEqual(
      new Set(ports.named.numbers.filter((port) => port !== 49152 && ports.get(port).name !== leftOut)),
    ));
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

const digits = (text: string) => text.replaceAll(/\D/g, "");
test.each(["4443", "3com", "80443", "x400", "l2pt", "h233"])("digits of %j are never mended", (text) => {
  for (const { matched } of book.find(text, 20)) expect(digits(matched)).toContain(digits(text));
});

test.each([
  ["l2pt", 1701],
  ["dhpc", 67],
  ["graphana", 3000],
  ["kibbana", 5601],
])("the misspelt %j leads to %i", async (text, port) => expect((await firstPorts(text))[0]).toBe(port));

test("a page of the site is found by what it is for", () =>
  expect(book.find("which process uses a port", 1)[0]).toMatchObject({ path: "/commands", port: null }));

test("without encryption is not with it", () =>
  expect(book.find("docker api without tls", 1)[0]?.port).toBe(2375));

test.each([
  ["postgress", "postgres", 1],
  ["minecarft", "minecraft", 1],
  ["kerberous", "kerberos", 1],
  ["abc", "xyz", 3],
  ["", "ab", 2],
])("%s is %s after %i edits, or more than 2", (a, b, distance) => expect(edits(a, b, 2)).toBe(distance));
