import fc from "fast-check";
import { expect, test } from "vitest";
import { harmless, harmlessLines } from "../../../../src/feedback/report/harmless.ts";

test.each([
  ["clear the screen \u001b[2J", "clear the screen \\u{001B}[2J"],
  ["C1: \u009b2J", "C1: \\u{009B}2J"],
  ["bell\u0007 back\b delete\u007f", "bell\\u{0007} back\\u{0008} delete\\u{007F}"],
  ["over\rwritten", "over\\u{000D}written"],
  ["exe.\u202egpj", "exe.\\u{202E}gpj"],
  ["\u2066\u2069\u200e\u061c", "\\u{2066}\\u{2069}\\u{200E}\\u{061C}"],
  ["half \ud83d", "half \\u{D83D}"],
  ["tag \u{e0041}", "tag \\u{E0041}"],
  ["a\tb\nc", "a b c"],
  ["می‌خواهم 👩‍👩‍👧 Zürich", "می‌خواهم 👩‍👩‍👧 Zürich"],
])("%j is shown as %j", (text, shown) => expect(harmless(text)).toBe(shown));

test("lines stay lines", () => expect(harmlessLines("a\nb\r\nc\u2028d")).toEqual(["a", "b", "c\\u{2028}d"]));

test("nothing that is left can command a terminal or turn its text", () =>
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(harmless(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u);
    }),
  ));
