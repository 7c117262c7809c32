import { expect } from "@playwright/test";
import { overflowing } from "../support/overflow.ts";
import { test } from "../support/page-test.ts";
import { unfold, visit, visited } from "../support/visit.ts";

/** Every 80 pixels, and the first and last of the layouts in between. */
const widths = [
  ...Array.from({ length: 15 }, (_, step) => 320 + 80 * step),
  ...[360, 641, 704, 705, 736, 1087, 1088, 1215, 1216],
].sort((one, other) => one - other);

/** The spaces that readers may set (WCAG 2.2 §1.4.12). */
const wide = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

for (const [name, path] of Object.entries(visited)) {
  test(`${name} never scrolls sideways, read from the left or from the right`, async ({ page }) => {
    await visit(page, path);
    await unfold(page);
    const found: Record<string, string[]> = {};
    for (const dir of ["ltr", "rtl"]) {
      await page.evaluate((direction) => (document.documentElement.dir = direction), dir);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const out = await overflowing(page);
        if (out.length > 0) found[`${dir}, ${width} px`] = out;
      }
    }
    expect(found).toEqual({});
  });

  test(`${name} holds text of twice the size, and text with wide spaces`, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    // As in the settings of a browser, where it also moves the widths at which a layout changes (§1.4.4).
    await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    await visit(page, path);
    await unfold(page);
    const found: Record<string, string[]> = {};
    const look = async (how: string, width: number) => {
      await page.setViewportSize({ width, height: 900 });
      const out = await overflowing(page);
      if (out.length > 0) found[`${how}, ${width} px`] = out;
    };
    for (const width of [640, 1280]) await look("of twice the size", width);
    await session.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    }, wide);
    for (const width of [320, 640, 1280]) await look("with wide spaces", width);
    expect(found).toEqual({});
  });

  test(`${name} has its own styles above the reset, whichever sheet comes first`, async ({ page }) => {
    await visit(page, path);
    const style = (selector: string, property: "paddingInlineStart" | "marginInlineStart") =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => parseFloat(getComputedStyle(element)[name]), property);
    expect(await style("body > header", "paddingInlineStart")).toBeGreaterThan(0);
    expect(
      await style("main :is(.plain, .home > section, .port > .body)", "paddingInlineStart"),
    ).toBeGreaterThan(0);
  });
}
