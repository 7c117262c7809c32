import { describe, expect, test } from "vitest";
import { acceptedLanguages, languages, matchLanguage } from "../../../src/feedback/languages.ts";

describe("the language of ours that serves a reader best", () => {
  test.each([
    ["de-AT", "de"],
    ["pt-BR", "pt"],
    ["zh", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-Hant-CN", "zh-Hant"],
    ["cmn-Hans", "zh-Hans"],
    ["iw", "he"],
    ["in-ID", "id"],
    ["mo", "ro"],
    ["fa-AF", "fa"],
    ["de-u-co-phonebk", "de"],
    ["DE-de", "de"],
  ])("for %s is %s", (wanted, tag) => expect(matchLanguage([wanted])).toBe(tag));

  test.each([
    [["nb", "sv-FI", "de"], "sv"],
    [["hi-Latn", "fr"], "fr"],
    [["gsw", "de"], "de"],
    [["*", "x-pig", "en_US", "", "ko"], "ko"],
    [["eo"], "en"],
    [[], "en"],
  ])("for %o is %s", (wanted, tag) => expect(matchLanguage(wanted)).toBe(tag));

  test("is each of them for itself", () =>
    expect(languages.map((tag) => matchLanguage([tag]))).toEqual(languages));
});

test.each([
  [null, []],
  ["", []],
  ["he", ["he"]],
  ["de;q=0.5, he, *;q=0.1", ["he", "de", "*"]],
  ["fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7", ["fr-CH", "fr", "en", "de"]],
  ["en;q=0, ar ; q=0.3", ["ar"]],
  ["de;q=2, fr;q=x, ,;q=1, it", ["it"]],
  [`${"de;q=0.1,".repeat(9999)}fr`, Array(111).fill("de")],
])("Accept-Language: %.60j is %j", (header, tags) =>
  expect(
    acceptedLanguages(header).filter((tag) => tag.length === 2 || tag.length === 5 || tag === "*"),
  ).toEqual(tags),
);
