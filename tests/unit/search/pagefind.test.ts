import { expect, test } from "vitest";
import { mentions } from "../../../src/search/pagefind.client.ts";

test.each([
  ["Amplification attacks", ["amplified"], true],
  ["An X server", ["xqzvwkjq"], false],
  ["NTP and time", ["ntp"], true],
  ["Nothing here", ["leap", "second"], false],
  ["", ["ntp"], false],
])("%j with %j: %s", (text, words, found) => expect(mentions(text, words)).toBe(found));
