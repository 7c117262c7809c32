import { readdirSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "../support/page-test.ts";
import { visit } from "../support/visit.ts";

test.beforeEach(({ page }) => visit(page, "/"));

test("the first screen says what this is, and holds the box and the chart", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport({ ratio: 1 });
  await expect(page.locator("main [type=search]")).toBeInViewport({ ratio: 1 });
  await expect(page.locator(".chart-map")).toBeInViewport({ ratio: 1 });
  await expect(page.locator(".chart-key")).toBeInViewport({ ratio: 1 });
});

test("on a phone, too, the box comes before the chart", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator("main [type=search]")).toBeInViewport({ ratio: 1 });
  await expect(page.locator(".chart-map")).toBeInViewport();
});

test("the colours stand beside their counts", async ({ page }) => {
  const counts = (await page.locator(".chart-key b").allTextContents()).map((text) =>
    Number(text.replaceAll(",", "")),
  );
  expect(counts).toHaveLength(5);
  expect(counts.slice(0, 4).reduce((sum, count) => sum + count, 0)).toBe(65_536);
});

test("every guide is named", async ({ page }) => {
  const guides = readdirSync("content/guides").map((file) => `/guides/${file.replace(/\.mdx$/, "")}`);
  const links = await page
    .locator("main a[href^='/guides/']")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(links.toSorted()).toEqual(guides.toSorted());
});

for (const path of ["/pick", "/ports#system", "/ports#user", "/ports#dynamic", "/ports/443"])
  test(`a link leads to ${path}`, async ({ page }) => {
    await expect(page.locator(`main a[href="${path}"]`).first()).toBeVisible();
  });

test("a forced theme reaches the chart", async ({ page }) => {
  const ink = () =>
    page.locator(".chart-map [data-kind=assigned]").evaluate((path) => getComputedStyle(path).stroke);
  await page.emulateMedia({ colorScheme: "light" });
  const day = await ink();
  await page.getByRole("button", { name: "Night colours" }).click();
  expect(await ink()).not.toBe(day);
});
