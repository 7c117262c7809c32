import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../../src/", import.meta.url));
const sources = (extension: string) =>
  readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(extension))
    .map((file) => ({ file, text: readFileSync(join(src, file), "utf8") }));

const side = "(?:left|right)";
/** Declarations that name a side of the screen instead of the text's own start and end. */
const physicalDeclarations = new RegExp(
  `(?<![\\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-${side}(?:-\\w+)?` +
    `|border-(?:top|bottom)-${side}-radius|${side}|(?:text-align|text-align-last|float|clear|caption-side)\\s*:\\s*${side}(?=\\s*[;}])` +
    `)(?:\\s*:[^;}]*)?(?=[;}])`,
  "g",
);
/** Shorthands of four sides, of which the second is the right and the fourth the left one. */
const fourSides =
  /(?<![\w-])(?:margin|padding|inset|scroll-margin|scroll-padding|border-(?:width|color|style))\s*:\s*([^;}]+)/g;
/** Utilities of Tailwind that do the same. */
const physicalClasses =
  /^-?(?:[a-z]+:)*-?(?:(?:scroll-)?[mp][lr]|left|right|border-[lr]|rounded-(?:[lr]|[tb][lr])|(?:text|float|clear)-(?:left|right))(?:-.+)?$/;

const physicalIn = (css: string): string[] => {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const uneven = [...bare.matchAll(fourSides)].flatMap(([all, value = ""]) => {
    const sides = value.trim().match(/(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];
    return sides.length === 4 && sides[1] !== sides[3] ? [all] : [];
  });
  return [...(bare.match(physicalDeclarations) ?? []), ...uneven].map((text) => text.trim());
};
const classesIn = (astro: string) =>
  [...astro.matchAll(/\bclass(?:Name|:list)?=(?:"([^"]*)"|\{([^}]*)\})/g)]
    .flatMap(([, plain = "", list = ""]) => `${plain} ${list}`.split(/[\s"'`,[\]{}]+/))
    .filter((name) => physicalClasses.test(name));

describe("the search for physical directions", () => {
  it.each([
    ["a { margin-left: 1px; }", 1],
    ["a { left: 0; right: 0 }", 2],
    ["a { text-align: right; }", 1],
    ["a { border-top-left-radius: 2px; border-right-color: red }", 2],
    ["a { padding: 1px 2px 3px 4px; margin: 1px calc(2px + 1px) 3px calc(2px + 1px); }", 1],
    ["a { margin-inline-start: 1px; text-align: start; inset-inline-end: 0; }", 0],
    ["/* left: 0; */ a { background: linear-gradient(to right, red, blue); }", 0],
  ])("finds in %j: %i", (css, count) => {
    expect(physicalIn(css)).toHaveLength(count);
  });

  it.each([
    ['<p class="ml-2 ms-2 md:text-left left">', ["ml-2", "md:text-left", "left"]],
    ['<p class:list={["-left-4", { "pr-1": on }]}>', ["-left-4", "pr-1"]],
  ])("finds in %j: %j", (astro, names) => {
    expect(classesIn(astro)).toEqual(names);
  });
});

describe("styles", () => {
  const styles = sources(".css");
  const components = sources(".astro");

  it("name no side of the screen", () => {
    expect(styles.length).toBeGreaterThan(0);
    expect(styles.flatMap(({ file, text }) => physicalIn(text).map((found) => `${file}: ${found}`))).toEqual(
      [],
    );
  });

  it("name none in components, neither in classes nor in style", () => {
    expect(components.length).toBeGreaterThan(0);
    const found = components.flatMap(({ file, text }) => [
      ...classesIn(text).map((name) => `${file}: class ${name}`),
      ...(/\sstyle[={]|<style\b/.test(text) ? [`${file}: has styles of its own`] : []),
    ]);
    expect(found).toEqual([]);
  });
});
