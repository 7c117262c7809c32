import { test as plain, type Page } from "@playwright/test";
import { importScripts } from "./late-scripts.ts";

/** Waits until the scripts that a page imports after its first paint have run; if one leads on, those of the next page. */
export async function scriptsRun(page: Page): Promise<void> {
  try {
    await page.evaluate(importScripts);
  } catch (error) {
    if (!String(error).includes("context was destroyed")) throw error;
    await page.waitForLoadState();
    await scriptsRun(page);
  }
}

/** Playwright's own, but that a page which a test goes to, or waits for, has its scripts when the test goes on. */
export const test = plain.extend({
  page: async ({ page, javaScriptEnabled }, use) => {
    const then = <Where extends unknown[], What>(go: (...where: Where) => Promise<What>) =>
      async function goThere(...where: Where): Promise<What> {
        const what = await go(...where);
        await scriptsRun(page);
        return what;
      };
    if (javaScriptEnabled) {
      page.goto = then(page.goto.bind(page));
      page.reload = then(page.reload.bind(page));
      page.goBack = then(page.goBack.bind(page));
      page.waitForURL = then(page.waitForURL.bind(page));
    }
    await use(page);
  },
});
