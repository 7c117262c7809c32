import { expect } from "@playwright/test";
import { allStops, tabTo } from "../support/focus.ts";
import { test } from "../support/page-test.ts";
import { storedRatings } from "../support/ratings.ts";
import { unfold, visit, visited } from "../support/visit.ts";

// Tab looks at the focus at each step: tabTo fails where it is not seen.

test("from a port's page to another one by its name", async ({ page }) => {
  await visit(page, "/ports/778");
  await tabTo(page, ".site-header input");
  await page.keyboard.type("postgres");
  await expect(page.getByRole("option").first()).toContainText("5432");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toHaveCSS("outline-style", "solid");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/ports/5432");
});

test("from the dialog back to where the reader was", async ({ page }) => {
  await visit(page, "/ports/778");
  await tabTo(page, "main [rel=prev]", 120);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("main [rel=prev]")).toBeFocused();
});

test("past the header, through the sections, and into a question", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await visit(page, "/ports/770");
  await tabTo(page, ".skip");
  await page.keyboard.press("Enter");
  await tabTo(page, ".toc a[href='#faq']");
  await page.keyboard.press("Enter");
  await expect(page.locator("#faq h2")).toBeInViewport();
  await tabTo(page, "#faq summary");
  const answer = page.locator("#faq details p").first();
  await expect(answer).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(answer).toBeVisible();
  await page.keyboard.press("Space");
  await expect(answer).toBeHidden();
});

test.describe("with a clipboard", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });
  const copied = () => navigator.clipboard.readText();

  test("to the commands of another system, one of which is copied", async ({ page }) => {
    await visit(page, "/ports/778");
    const systems = page.locator(".commands > details");
    await page.locator("#check").evaluate((section) => location.replace(`#${section.id}`));
    await expect(systems.first().getByRole("button").first()).toBeVisible();
    await tabTo(page, ".commands > details:nth-of-type(2) > summary");
    await page.keyboard.press("Enter");
    await tabTo(page, ".commands > details:nth-of-type(2) button");
    await page.keyboard.press("Enter");
    await expect(page.locator(":focus")).toHaveText("Copied");
    expect(await page.evaluate(copied)).toBe(await systems.nth(1).locator("li > code").first().textContent());
  });

  test("to a number of one's own, which is copied", async ({ page }) => {
    await visit(page, "/ports/778");
    await tabTo(page, "nav [href='/pick']");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/pick");
    await expect(page.locator("[data-results][data-state=done]")).toBeAttached();
    await tabTo(page, "[name=count]");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/pick?count=3");
    await tabTo(page, ".pick-snippets button");
    await page.keyboard.press("Enter");
    await expect(page.locator(":focus")).toHaveText("Copied");
    expect(await page.evaluate(copied)).toMatch(/\d{4}/);
  });
});

test("to a rating that is stored", async ({ page }) => {
  await visit(page, "/ports/2160");
  await page.locator("#feedback").evaluate((section) => location.replace(`#${section.id}`));
  await tabTo(page, "#feedback [value=helpful]");
  await page.keyboard.press("Space");
  await expect(page.locator("#feedback [role=status]").first()).toContainText("Your answer is stored");
  await expect(page.locator("#feedback [value=helpful]")).toBeFocused();
  expect(storedRatings(2160)).toEqual(["helpful"]);
});

test("to colours by hand", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await visit(page, "/ports/778");
  await tabTo(page, "nav button");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "Day colours" })).toBeFocused();
});

for (const name of ["home", "an article", "search results", "the picker", "a guide", "the commands"])
  test(`every stop of Tab is seen on ${name}, on a phone and on a desk`, async ({ page }) => {
    await visit(page, visited[name] ?? "");
    await unfold(page);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const stops = await allStops(page);
      expect(stops[0]).toContain("Skip to the text");
      expect(stops.length).toBeGreaterThan(8);
    }
  });
