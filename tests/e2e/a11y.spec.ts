import { expect } from "@playwright/test";
import { barriers } from "../support/barriers.ts";
import { test } from "../support/page-test.ts";
import { unfold, visit, visited } from "../support/visit.ts";

for (const [name, path] of Object.entries(visited)) {
  test(`axe finds nothing on ${name}, by day, folded and unfolded`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await visit(page, path);
    expect(await barriers(page)).toEqual([]);
    if ((await page.locator("details").count()) === 0) return;
    await unfold(page);
    expect(await barriers(page)).toEqual([]);
  });

  test(`axe finds nothing on ${name}, by night, unfolded`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await visit(page, path);
    await unfold(page);
    expect(await barriers(page)).toEqual([]);
  });
}

test("the first Tab leads to a link past the header", async ({ page }) => {
  await visit(page, "/ports/778");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveAttribute("href", "#main");
  await expect(page.locator(":focus")).toBeInViewport();
});
