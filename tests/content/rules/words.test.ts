import { describe, expect, it } from "vitest";
import { loadTables } from "../../../src/rules/tables.ts";
import { words } from "../../../src/rules/words.ts";
import { head, ruleLines, withStatus } from "../../support/rules.ts";

const saying = (text: string) => ruleLines(words, withStatus(text));

describe("the words of the text", () => {
  it.each([
    "A number has been given to it in 1990.",
    "Its manual calls it “a powerful tool”, and `just` is a program.",
    "It has the Post Office Protocol and Let's Encrypt.",
    "The row has just been added.",
    "An adjustment is simple, not simplistic.",
  ])("are plain: %s", (text) => {
    expect(saying(text)).toEqual([]);
  });

  it.each([
    ["It is a powerful tool.", "powerful", "leave the praise out and say what it does"],
    ["Think of ports as doorways.", "doorways", "a port is no door; say what listens and who reaches it"],
    ["A port is a parking space.", "parking space", "leave the metaphor out and say what happens"],
    ["Simply close it.", "Simply", "leave it out; to the reader it is not, or they know"],
    ["Hackers may use it.", "Hackers", "name who it was, or say a stranger, an attacker, whoever reaches it"],
    [
      "It is used in order to log in.",
      "in order to",
      "use the short word: use, help, to, because, before; or give the number",
    ],
  ])("are told: %s", (text, word, mend) => {
    expect(saying(text)).toEqual([`content/ports/770.mdx: Status (line 17) has "${word}": ${mend}.`]);
  });

  it("are read in fields, but not in the questions that people type", () => {
    const faq = 'faq:\n  - { question: "Can hackers use it?", answer: "Hackers can." }\n'.padEnd(60);
    expect(ruleLines(words, head({ faq }))).toEqual([
      'content/ports/770.mdx: faq[0].answer has "Hackers": name who it was, or say a stranger, an attacker, whoever reaches it.',
    ]);
  });

  it("stand in the list once", () => {
    const all = loadTables().words.flatMap(({ words }) => words.map((word) => word.toLowerCase()));
    expect(all.filter((word, index) => all.indexOf(word) < index)).toEqual([]);
  });
});
