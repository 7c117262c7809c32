import { describe, expect, it } from "vitest";
import { loadFacts } from "../../src/ports/facts.ts";
import { loadTables } from "../../src/rules/tables.ts";

describe("the sources of content/facts", () => {
  const { rfcs } = loadTables();
  const facts = loadFacts();
  const titles = new Set(
    [facts.uses, facts.ephemeral, facts.lowPorts, facts.blocks, facts.twins].flatMap((rows) =>
      rows.map(({ source }) => source.title),
    ),
  );
  const cited = [...titles].filter((title) => title.startsWith("RFC "));

  it("cite RFCs by number and title as the series has them", () => {
    expect(cited.length).toBeGreaterThan(80);
    const wrong = cited.filter((title) => {
      const number = Number(/^RFC (\d+)/.exec(title)?.[1]);
      return !title.startsWith(
        `RFC ${number}: ${rfcs.get(number)?.title ?? "(not in content/sources/rfcs.tsv)"}`,
      );
    });
    expect(wrong).toEqual([]);
  });
});
