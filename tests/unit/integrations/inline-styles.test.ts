import { expect, test } from "vitest";
import { inlineStyles } from "../../../src/integrations/port-pages/inline-styles.ts";

const page = (head: string) => `<html><head>${head}</head><body>text</body></html>`;
const linked = page('<link rel="stylesheet" href="/_astro/Base.1.css">');

test("a page gets its sheet, and fetches the file for the next one when it is read", () => {
  const asked: string[] = [];
  const html = inlineStyles(linked, (href) => {
    asked.push(href);
    return 'b::before{content:"$&"}\n';
  });
  expect(asked).toEqual(["/_astro/Base.1.css"]);
  expect(html).toBe(
    '<html><head><style>b::before{content:"$&"}</style></head><body>text<link rel="prefetch" as="style" href="/_astro/Base.1.css"></body></html>',
  );
});

test("what cannot be put into a page is told", () => {
  expect(() => inlineStyles(page(""), () => "")).toThrow("names no style sheet");
  expect(() => inlineStyles(linked, () => "a{}</STYLE>")).toThrow(
    "/_astro/Base.1.css holds the end of a style element",
  );
});
