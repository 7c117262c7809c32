import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkContent } from "../../../src/rules/check.ts";
import { languages } from "../../../src/feedback/languages.ts";
import { checkWords, speechFor } from "../../../src/feedback/words.ts";
import { temporaryFolder } from "../../support/server.ts";

/** The problems that are found when one file is changed, without the folder's name. */
function problemsWith(tag: string, change: Record<string, unknown> | string): string[] {
  const content = temporaryFolder();
  cpSync("content/strings", join(content, "strings"), { recursive: true });
  const file = join(content, "strings", "feedback", `${tag}.json`);
  const text =
    typeof change === "string"
      ? change
      : JSON.stringify({
          ...(JSON.parse(readFileSync("content/strings/feedback/de.json", "utf8")) as object),
          ...change,
        });
  writeFileSync(file, text);
  return checkWords(content).map((line) => line.replace("content/strings/feedback/", ""));
}

test("all thirty languages have all words", () => {
  expect(languages).toHaveLength(30);
  expect(checkWords()).toEqual([]);
});

describe("what stops the build names file, key and mend", () => {
  test.each([
    [{ send: undefined }, "de.json: send is missing: add the button that sends reason and comment."],
    [{ send: "" }, "de.json: send has 0 characters; it needs at least 1: say more."],
    [{ send: " Senden" }, "de.json: send has a blank at an end, or a new line: make it one line without."],
    [{ send: "Absenden und fertig werden" }, "de.json: send has 26 characters; the limit is 20: shorten it."],
    [{ send: 5 }, "de.json: send is a number, not text: put it in quotes."],
    [{ home: "<b>Start</b>" }, "de.json: home has < or >: write plain text, without markup."],
    [{ home: "Start {count}" }, "de.json: home has { or }: nothing is filled in here, remove them."],
    [{ left: "Noch viele" }, "de.json: left has not {count} in it once: put it where the number belongs."],
    [{ direction: "rtl" }, "de.json: direction is rtl, but Latn is read ltr: write ltr."],
    ["{", /^de\.json: the file cannot be read as JSON \(.+\): mend or add it\.$/],
  ] as const)("%j", (change, problem) => {
    const problems = problemsWith("de", change as Record<string, unknown>);
    expect(problems).toEqual([typeof problem === "string" ? problem : expect.stringMatching(problem)]);
  });

  test("an unknown key", () =>
    expect(problemsWith("de", { submit: "Los" })).toEqual([
      expect.stringMatching(
        /^de\.json: the file has an unknown field "submit": correct its name or remove it; the fields here are direction, question,/,
      ),
    ]));

  test("a file of no language of ours", () =>
    expect(problemsWith("eo", {})).toEqual([
      "eo.json: the file's name is no language of the form: add it to src/feedback/languages.ts, or remove the file.",
    ]));

  test("npm run check says it, too", async () => {
    const content = temporaryFolder();
    cpSync("content", content, { recursive: true });
    writeFileSync(join(content, "strings/feedback/he.json"), "{}");
    expect((await checkContent(content)).filter((line) => line.includes("he.json"))).toHaveLength(32);
  });
});

test.each([
  ["he-IL,he;q=0.9", "he", "rtl"],
  ["zh-TW", "zh-Hant", "ltr"],
  ["eo", "en", "ltr"],
  ["", "en", "ltr"],
])("a request with Accept-Language: %s gets the words of %s", (header, tag, direction) => {
  const request = new Request("http://localhost/", { headers: { "accept-language": header } });
  expect(speechFor(request)).toMatchObject({ tag, words: { direction } });
});
