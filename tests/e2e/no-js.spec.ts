import { expect, test } from "@playwright/test";

test.use({ javaScriptEnabled: false });

for (const [name, path] of [
  ["an article", "/ports/770"],
  ["a port without one", "/ports/779"],
] as const)
  test.describe(`${name}, without JavaScript`, () => {
    test.beforeEach(({ page }) => page.goto(path).then(() => undefined));

    test("shows all its sections", async ({ page }) => {
      for (const id of ["status", "history", "risks", "check", "faq", "sources", "feedback"]) {
        await expect(page.locator(`section#${id} h2`)).toBeVisible();
        await expect(page.locator(`section#${id} > :not(h2)`).first()).toBeVisible();
      }
    });

    test("shows the commands for one system, and unfolds those for the others", async ({ page }) => {
      const systems = page.locator(".commands > details");
      await expect(systems).toHaveCount(3);
      await expect(systems.first().locator("li > code").first()).toBeVisible();
      for (const index of [1, 2]) {
        const command = systems.nth(index).locator("li > code").first();
        await expect(command).toBeHidden();
        await systems.nth(index).locator("summary").click();
        await expect(command).toBeVisible();
      }
    });

    test("unfolds its questions", async ({ page }) => {
      for (const question of await page.locator("#faq details").all()) {
        await expect(question.locator("p")).toBeHidden();
        await question.locator("summary").click();
        await expect(question.locator("p")).toBeVisible();
      }
    });

    test("has no button that does nothing", async ({ page }) => {
      const names = await page.getByRole("button").allTextContents();
      expect(names.map((text) => text.trim())).toEqual([
        "Find",
        "😔 Not helpful",
        "🤨 Not sure",
        "😃 Helpful",
      ]);
    });
  });

test("the box is a form that leads to /search, which says how to go on", async ({ page }) => {
  await page.goto("/ports/770");
  await page.getByRole("searchbox").fill("443");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page).toHaveURL("/search?q=443");
  await expect(page.locator("main noscript p")).toBeVisible();
  await expect(page.locator("main noscript p")).toContainText("Searching needs JavaScript");
});

test("/ports leads to any number", async ({ page }) => {
  await page.goto("/ports");
  await page.getByText("Every user port, in runs").click();
  await page.locator('main a[href="/ports/runs/7168"]').click();
  await page.locator('main a[href="/ports/7777"]').click();
  await expect(page).toHaveURL("/ports/7777");
});
