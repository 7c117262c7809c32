import { expect, type Page } from "@playwright/test";
import { overflowing } from "../support/overflow.ts";
import { test } from "../support/page-test.ts";
import { visit, visited } from "../support/visit.ts";

/** What fits between the margins of A4: 190 mm. */
const paper = { width: 718, height: 1000 };

/** What a printer cuts off: boxes that scroll on a screen. */
const cut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((element) => {
        const { overflowX, display } = getComputedStyle(element);
        const whole = overflowX === "visible" || display === "inline" || element.matches(".unseen");
        return !whole && element.checkVisibility() && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.localName} ${element.textContent.slice(0, 40)}`),
  );

/** What stays folded on paper. */
const folded = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main details > :not(summary)")]
      .filter((element) => {
        const hidden = element.parentElement?.closest("[hidden], #feedback, .steps, .toc");
        return !hidden && element.getBoundingClientRect().height === 0 && element.textContent.trim() !== "";
      })
      .map((element) => element.textContent.trim().slice(0, 40)),
  );

for (const name of [
  ...["an article", "an assigned port", "an unassigned port", "a guide", "the picker", "the commands"],
  ...["the glossary", "a collection", "search results", "home"],
])
  test(`nothing of ${name} is cut off or folded on paper`, async ({ page }) => {
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: "print" });
    await visit(page, visited[name] ?? "");
    expect(await overflowing(page)).toEqual([]);
    expect(await cut(page)).toEqual([]);
    expect(await folded(page)).toEqual([]);
  });

test("an article is a few sheets of A4", async ({ page }) => {
  await visit(page, "/ports/770");
  const file = (await page.pdf({ format: "A4" })).toString("latin1");
  const sheets = file.match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(1);
  expect(sheets).toBeLessThan(12);
});
