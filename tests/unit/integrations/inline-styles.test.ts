import { expect, test } from "vitest";
import { inlineStyles } from "../../../src/integrations/port-pages/inline-styles.ts";

const page = (head: string) => `<html lang="en"><head>${head}</head><body>text</body></html>`;
const linked = page('<link rel="stylesheet" href="/_astro/Base.1.css">');

test("a page gets its sheet, and names the file for the next one", () => {
  const asked: string[] = [];
  const html = inlineStyles(linked, (href) => {
    asked.push(href);
    return 'b::before{content:"$&"}\n';
  });
  expect(asked).toEqual(["/_astro/Base.1.css"]);
  expect(html).toBe(
    '<html data-next-styles="/_astro/Base.1.css" lang="en"><head><style>b::before{content:"$&"}</style></head><body>text</body></html>',
  );
});

test("what cannot be put into a page is told", () => {
  expect(() => inlineStyles(page(""), () => "")).toThrow("names no style sheet");
  expect(() => inlineStyles(linked, () => "a{}</STYLE>")).toThrow(
    "/_astro/Base.1.css holds the end of a style element",
  );
});
