import { describe, expect, it } from "vitest";
import { uses } from "../../../src/rules/uses.ts";
import { use } from "../../support/world.ts";
import { head, ruleLines } from "../../support/rules.ts";

const rows = [use(5000, "Flask"), use(5000, "AirPlay Receiver"), use(22, "SSH")];
const naming = (names: string, file = "5000.mdx") =>
  ruleLines(uses, head({ uses: `uses: [${names}]` }), { file, uses: rows });

describe("uses", () => {
  it("are rows of content/facts/uses for this port", () => {
    expect(naming("AirPlay Receiver, Flask")).toEqual([]);
  });

  it("are told which names there are", () => {
    expect(naming("Flask, Airplay")).toEqual([
      'content/ports/5000.mdx: uses[1] is "Airplay", which is no use of port 5000 in content/facts/uses (those are Flask, AirPlay Receiver): correct it, or add the row there.',
    ]);
  });

  it("of another port do not count", () => {
    expect(naming("SSH", "770.mdx")).toEqual([
      'content/ports/770.mdx: uses[0] is "SSH", which is no use of port 770 in content/facts/uses (it has none): correct it, or add the row there.',
    ]);
  });
});
