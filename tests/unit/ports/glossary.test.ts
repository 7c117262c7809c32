import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ContentError } from "../../../src/ports/facts.ts";
import { loadGlossary } from "../../../src/ports/glossary.ts";
import { temporaryFolder } from "../../support/server.ts";

const sound = `term: NAT
definition: "A router rewrites the addresses of packets that pass it by. So many machines share one address."
sources: [{ title: "RFC 2663: Terms", url: "https://example.org/" }]
`;

/** What is wrong with a glossary of the given files. */
function problems(files: Record<string, string>): readonly string[] {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "glossary"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "glossary", name), text);
  try {
    loadGlossary(folder);
    return [];
  } catch (error) {
    return error instanceof ContentError ? error.problems : [String(error)];
  }
}

describe("the glossary", () => {
  test("is read in the order of the alphabet", () => {
    const words = loadGlossary().map(({ term }) => term.toLowerCase());
    expect(words.length).toBeGreaterThanOrEqual(15);
    expect(words).toEqual(words.toSorted((a, b) => a.localeCompare(b, "en")));
  });

  test("that is not there has no terms", () => expect(loadGlossary(temporaryFolder())).toEqual([]));

  test.each([
    ["nothing", { "nat.yml": sound }, null],
    [
      "a definition of one sentence",
      { "nat.yml": sound.replace(" by. So", " by, so") },
      "definition: has 1 sentences: write 2 to 4",
    ],
    [
      "a term without a source",
      { "nat.yml": sound.replace(/sources.*/, "sources: []") },
      "nat.yml: sources: ",
    ],
    ["an unknown field", { "nat.yml": `${sound}also: [x]\n` }, 'nat.yml: the file: Unrecognized key: "also"'],
    ["a name that is no address", { "NAT.yml": sound }, "the file's name is no address: rename it"],
    ["a word that two terms claim", { "a.yml": sound, "b.yml": sound }, '"NAT" leads to '],
    ["a term to see that is not there", { "nat.yml": `${sound}see: [pat]\n` }, 'see: "pat" is no other term'],
    ["a file that is no YAML", { "nat.yml": "term: [" }, "cannot be read as YAML"],
  ])("is told of %s", (_, files, wanted) => {
    if (wanted === null) expect(problems(files)).toEqual([]);
    else expect(problems(files)).toEqual([expect.stringContaining(wanted)]);
  });
});
