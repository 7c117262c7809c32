import { expect, type Page } from "@playwright/test";
import { test } from "../support/page-test.ts";

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
/** Relative brightness of the paper, 0 to 1. */
const brightness = async (page: Page) =>
  ((await paper(page)).match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
const toggle = (page: Page) => page.getByRole("button", { name: /^(Day|Night) colours$/ });

test("without a choice, the page follows the system", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/ports/778");
  expect(await brightness(page)).toBeGreaterThan(0.8);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await brightness(page)).toBeLessThan(0.2);
});

for (const [system, name] of [
  ["light", "Night colours"],
  ["dark", "Day colours"],
] as const)
  test(`a choice against a ${system} system holds on every page and never flashes`, async ({ page }) => {
    const chosen = system === "light" ? "dark" : "light";
    await page.emulateMedia({ colorScheme: system });
    await page.goto("/ports/778");
    const before = await paper(page);
    await page.getByRole("button", { name }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", chosen);
    expect(await paper(page)).not.toBe(before);

    // Nothing is painted before there is a body; by then the choice must stand.
    await page.addInitScript(() => {
      const seen = window as typeof window & { themeAtBody?: string | undefined };
      const observer = new MutationObserver(() => {
        if (!document.body) return;
        seen.themeAtBody = document.documentElement.dataset["theme"];
        observer.disconnect();
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    for (const path of ["/ports/778", "/", "/ports/5000"]) {
      await page.goto(path);
      expect(await page.evaluate(() => (window as { themeAtBody?: string }).themeAtBody)).toBe(chosen);
      expect(await paper(page)).not.toBe(before);
    }
  });

test("a second press goes back", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/ports/778");
  const before = await paper(page);
  await toggle(page).click();
  await toggle(page).click();
  expect(await paper(page)).toBe(before);
});

test("on paper there is the text, black on white, and nothing to press", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await page.goto("/ports/770");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const id of ["status", "history", "risks", "check", "faq", "sources"])
    await expect(page.locator(`section#${id} h2`)).toBeVisible();
  for (const chrome of ["body > header", "body > footer", ".toc", "#feedback", "button", ".steps"])
    for (const part of await page.locator(chrome).all()) await expect(part).toBeHidden();
  expect(await brightness(page)).toBe(1);
  // What is folded on the screen is on the paper, too.
  for (const folded of ["#faq details p", ".commands details:not([open]) li > code"])
    expect(
      await page
        .locator(folded)
        .first()
        .evaluate(
          (element) =>
            element.checkVisibility({ contentVisibilityAuto: true }) &&
            element.getBoundingClientRect().height,
        ),
    ).toBeGreaterThan(0);
});
