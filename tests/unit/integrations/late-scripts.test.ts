import { expect, test } from "vitest";
import { lateScripts } from "../../../src/integrations/port-pages/late-scripts.ts";

test("the scripts of a page move to its root, in their order", () => {
  const script = (name: string) => `<script type="module" src="/_astro/${name}.js"></script>`;
  expect(
    lateScripts(`<html lang="en"><body><p>a</p>${script("one")}<p>b</p>${script("two")}</body></html>`),
  ).toBe('<html data-scripts="/_astro/one.js /_astro/two.js" lang="en"><body><p>a</p><p>b</p></body></html>');
});

test.each([
  "<body><p>no script</p></body>",
  "<body><script>inline()</script></body>",
  '<body><script type="application/ld+json">{}</script></body>',
])("nothing changes in %s", (html) => expect(lateScripts(html)).toBe(html));
