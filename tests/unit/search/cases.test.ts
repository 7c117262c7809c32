import { describe, expect, test } from "vitest";
import { site } from "../../../src/ports/site.ts";
import { answer } from "../../../src/search/answer.ts";
import { parseQuery } from "../../../src/search/query.ts";
import { isHit, readCases, type SearchCase } from "../../support/search-cases.ts";
import { nodeSources } from "../../support/search-sources.ts";

const sources = nodeSources();
const paths = async (query: string) =>
  (await answer(query, sources, new AbortController().signal)).results.map(({ path }) => path);

/** The cases without a right answer among the first results, as lines to read. */
async function misses(cases: readonly SearchCase[], within: number): Promise<string[]> {
  const found = await Promise.all(cases.map(async (one) => ({ one, got: await paths(one.query) })));
  return found
    .filter(({ one, got }) => !isHit(one, got, within))
    .map(({ one, got }) => `${one.kind}: ${one.query} → ${one.right.join("|")}, not ${got[0] ?? "nothing"}`);
}

// Words of texts are looked up in the built site: bench/search.ts counts them, tests/e2e asks some.
const asked = (file: string) => readCases(file).filter(({ kind }) => kind !== "word");

describe("the cases that search is tuned on", () => {
  const cases = asked("tests/search/cases.tsv");
  test("are at least 400", () => expect(cases.length).toBeGreaterThanOrEqual(400));

  test.each([
    ["first in 97 of 100", 1, 0.03],
    ["among the first three in 99 of 100", 3, 0.01],
  ])("have the right page %s", async (_, within, share) => {
    const lines = await misses(cases, within);
    expect(lines.length / cases.length, lines.join("\n")).toBeLessThanOrEqual(share);
  });

  test("have the right page first in all numbers", async () =>
    expect(
      await misses(
        cases.filter(({ kind }) => kind === "number"),
        1,
      ),
    ).toEqual([]));
});

test("the held-out cases have the right page first in 80 of 100", async () => {
  const cases = asked("tests/search/held-out.tsv");
  expect(cases.length).toBeGreaterThanOrEqual(200);
  expect((await misses(cases, 1)).length / cases.length).toBeLessThanOrEqual(0.2);
});

test("a bad line of the cases is named", () =>
  expect(() => readCases("tests/unit/search/cases.test.ts")).toThrow(/cases\.test\.ts: line 1: write kind/));

test("each message that a guide lists leads to it, or to the port that it names", async () => {
  const astray: string[] = [];
  for (const { slug, errors } of site().ports.guides.list)
    for (const error of errors) {
      const found = (await paths(error)).slice(0, 3);
      const named = parseQuery(error).kind.startsWith("port");
      if (!found.includes(`/guides/${slug}`) && !named) astray.push(`${slug}: ${error} → ${found.join(" ")}`);
    }
  expect(astray).toEqual([]);
});
