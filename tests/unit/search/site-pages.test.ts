import { expect, test } from "vitest";
import { answer } from "../../../src/search/answer.ts";
import { nodeSources } from "../../support/search-sources.ts";

const sources = nodeSources();

test.each([
  ["glossary", "/glossary"],
  ["port terminology", "/glossary"],
  ["sources", "/sources"],
  ["works cited", "/sources"],
  ["how we know", "/about"],
  ["report a mistake", "/about"],
])("%s leads to %s", async (query, path) => {
  const { results } = await answer(query, sources, new AbortController().signal);
  expect(results[0]?.path).toBe(path);
});
