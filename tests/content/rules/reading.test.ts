import { describe, expect, it } from "vitest";
import { readability, reading } from "../../../src/rules/reading.ts";
import { ruleLines, withStatus } from "../../support/rules.ts";

const easy =
  "The server waits on this number. It answers on TCP and on UDP. Turn it off if you do not need it. ";
const hard =
  "Notwithstanding administrative considerations regarding interoperability, organizations implementing heterogeneous infrastructures necessarily accommodate incompatibilities between alternative implementations of functionally equivalent communication protocols, particularly whenever authentication requirements necessitate additional configuration. ";
const grade = (text: string) => readability([{ field: "Status", text }]).grade;

describe("the reading grade of a section", () => {
  it("is that of Kincaid: 0.39 × words/sentences + 11.8 × syllables/words − 15.59", () => {
    // 4 words, 1 sentence, 4 syllables.
    expect(grade("The cat sat down.")).toBeCloseTo(0.39 * 4 + 11.8 - 15.59, 6);
    // 7 words in 2 sentences, 8 syllables.
    expect(grade("The cat sat down. It slept happy.")).toBeCloseTo(0.39 * 3.5 + (11.8 * 8) / 7 - 15.59, 6);
  });

  it("takes code, numbers and names in capitals as one syllable", () => {
    expect(grade("Run `sudo systemctl restart ssh.socket` now.")).toBe(grade("Run it now."));
    expect(grade("HTTPS runs on 443.")).toBe(grade("This runs on that."));
  });

  it("may be low", () => {
    expect(ruleLines(reading, withStatus(easy.repeat(5)))).toEqual([]);
  });

  it("is told when it is too high, with the longest sentence", () => {
    const [line = "", ...more] = ruleLines(reading, withStatus(hard.repeat(2)));
    expect(more).toEqual([]);
    expect(line).toMatch(
      /^content\/ports\/770\.mdx: Status \(line 17\) has the reading grade \d+\.\d; the limit is 11: use shorter sentences and words; the longest sentence has 27 words: “Notwithstanding/,
    );
  });

  it("is not asked of a few words, of tables and of code", () => {
    expect(ruleLines(reading, withStatus(hard))).toEqual([]);
    expect(ruleLines(reading, withStatus(`| a |\n| --- |\n| ${hard.repeat(3)} |`))).toEqual([]);
    expect(ruleLines(reading, withStatus(`\`\`\`text\n${hard.repeat(3)}\n\`\`\``))).toEqual([]);
  });
});
