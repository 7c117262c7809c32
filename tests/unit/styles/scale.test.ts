import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// The scale of src/styles/tokens.css. Each size, weight and slant in use is one more face that a browser has to ask its
// system for before the first paint; in Chromium on Linux each takes about a millisecond.
const sizes = ["0.75rem", "0.85rem", "1rem", "1.2rem", "1.55rem", "2rem"];
const weights = ["400", "700", "inherit"];
/** Where every rem comes from. */
const root = "src/styles/base.css: 1.0625rem";

const sheets = globSync("src/**/*.css");

/** What all sheets say of `property`, but what grows with the window: those numbers and headings stand alone. */
const said = (property: RegExp) =>
  sheets.flatMap((sheet) =>
    [...readFileSync(sheet, "utf8").matchAll(property)]
      .map(([, value = ""]) => value)
      .filter((value) => !value.startsWith("clamp("))
      .map((value) => [`${sheet}: ${value}`, value] as const),
  );

test("the sheets are found", () => {
  expect(sheets).toContain("src/styles/base.css");
});

test("text has the sizes of the scale", () => {
  const off = [...said(/font-size:\s*([^;]+);/g), ...said(/font:\s*(?:italic )?([\d.]+\w+)/g)].flatMap(
    ([where, value]) => (sizes.includes(value) || where === root ? [] : [where]),
  );
  expect(off).toEqual([]);
});

test("text has two weights", () => {
  const off = said(/font-weight:\s*([^;]+);/g).flatMap(([where, value]) =>
    weights.includes(value) ? [] : [where],
  );
  expect(off).toEqual([]);
});
