import { expect, test, type Page } from "@playwright/test";
import { unfold, visit, visited } from "../support/visit.ts";

const widths = [320, 360, 420, 480, 560, 640, 704, 768, 900, 1024, 1216, 1280, 1440];

/** The elements that stick out of a page that is wider than its window; none when it is not. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (right > clientWidth + 0.5 || left < -0.5);
    });
    const names = out.map((element) => `${element.localName}.${element.className.toString()}`);
    return [`${scrollWidth} px wide`, ...names.slice(-3)];
  });

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

  test(`${name} holds text of twice the size at 640 px`, async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 900 });
    await visit(page, path);
    await unfold(page);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    expect(await overflowing(page)).toEqual([]);
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
