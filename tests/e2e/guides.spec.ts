import { expect } from "@playwright/test";
import { test } from "../support/page-test.ts";

test.describe("a reader in trouble", () => {
  for (const [path, symptom, guide] of [
    ["/ports/778", "In use, but nothing listed?", "The port is in use, but nothing is listed"],
    ["/ports/5432", "Refused at localhost?", "localhost is ::1: refused although the server runs"],
    ["/ports/80", "Permission denied?", "Permission denied on a port below 1024"],
    ["/ports/6000", "ERR_UNSAFE_PORT?", "ERR_UNSAFE_PORT: the browser refuses this port"],
    ["/ports/50001", "Forbidden on Windows (10013)?", "Windows: forbidden by its access permissions (10013)"],
  ] as const)
    test(`finds the way from ${path} to the guide that mends “${symptom}”`, async ({ page }) => {
      await page.goto(`${path}#trouble`);
      const list = page.locator("#check #trouble");
      await expect(list).toBeInViewport();
      await expect(page.locator(".commands li > code").first()).toBeInViewport();
      await list.getByRole("link", { name: symptom }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(guide);
    });

  test("finds a guide in the list by a message", async ({ page }) => {
    await page.goto("/guides");
    const entry = page.locator("section").filter({ hasText: "WSAEACCES 10013" });
    await expect(entry).toHaveCount(1);
    await entry.getByRole("link").click();
    await expect(page).toHaveURL("/guides/windows-excluded-ports");
  });
});

test.describe("a guide", () => {
  test.beforeEach(({ page }) => page.goto("/guides/in-use-but-nothing-listed").then(() => undefined));

  test("leads to its parts", async ({ page }) => {
    await page
      .getByRole("navigation", { name: "On this page" })
      .getByRole("link", { name: "Mend it" })
      .click();
    await expect(page.locator("#mend-it")).toBeInViewport();
  });

  test("has steps that can be linked to, also from the keyboard", async ({ page }) => {
    const step = page.getByRole("heading", { level: 3 }).first();
    const link = step.getByRole("link");
    await expect(link).toHaveAccessibleName(/\w+ \w+/);
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#1-look-as-root$/);
    await expect(step).toBeInViewport();
  });

  test("leads to ports by name, and to the other troubles", async ({ page }) => {
    await expect(page.locator("#ports li").filter({ hasText: "8080" })).toContainText("HTTP");
    const others = page.getByRole("navigation", { name: "Other troubles" }).getByRole("link");
    expect(await others.count()).toBeGreaterThanOrEqual(6);
    await others.first().click();
    await expect(page).toHaveURL(/\/guides\/(?!in-use)/);
  });
});
