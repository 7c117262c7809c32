import { expect, type Page } from "@playwright/test";
import { test } from "../support/page-test.ts";

const agents = {
  windows:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  macos: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0",
  linux: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
};

/** Opens a page and reads on to its commands, which have their script from then on. */
async function readCommands(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator(".commands").scrollIntoViewIfNeeded();
}

test("who reads the answer alone loads the script that all pages share, and no other", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(new URL(request.url()).pathname);
  });
  await page.goto("/ports/443", { waitUntil: "networkidle" });
  expect(scripts).toEqual([expect.stringMatching(/^\/_astro\/site\..+\.js$/)]);
});

for (const [system, userAgent] of Object.entries(agents))
  test.describe(`a reader on ${system}`, () => {
    test.use({ userAgent });

    for (const path of ["/ports/770", "/ports/778"])
      test(`finds the own commands first and open on ${path}`, async ({ page }) => {
        await readCommands(page, path);
        const systems = page.locator(".commands > details");
        await expect(systems).toHaveCount(3);
        await expect(systems.first()).toHaveAttribute("data-os", system);
        await expect(page.locator(".commands > details[open]")).toHaveCount(1);
        await expect(systems.first().locator("li > code").first()).toBeVisible();
      });
  });

test.describe("a reader on a system that we do not know", () => {
  test.use({ userAgent: "Lynx/2.9.0" });

  test("finds all three, the first one open", async ({ page }) => {
    await page.goto("/ports/778");
    await expect(page.locator(".commands > details")).toHaveCount(3);
    await expect(page.locator(".commands > details").first()).toHaveAttribute("open");
  });
});

test.describe("the copy button", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  for (const system of ["linux", "macos", "windows"])
    test(`copies exactly the command: ${system}`, async ({ page }) => {
      await readCommands(page, "/ports/778");
      const details = page.locator(`.commands > details[data-os=${system}]`);
      if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
      const line = details.locator("li").first();
      const command = await line.locator("code").textContent();
      expect(command).toContain("778");
      await line.getByRole("button", { name: "Copy" }).click();
      await expect(line.getByRole("button")).toHaveText("Copied");
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(command);
    });
});

test("what the reader has opened before the script comes stays open and in its place", async ({ page }) => {
  let come = (): void => {};
  const pressed = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/_astro\/(?!site\.)[^/]+\.js$/, async (route) => {
    await pressed;
    await route.continue();
  });
  await page.goto("/ports/778");
  const systems = page.locator(".commands > details");
  const order = await systems.evaluateAll((all) => all.map((one) => one.dataset["os"]));
  await systems.last().locator("summary").click();
  come();
  await expect(systems.last().getByRole("button", { name: "Copy" }).first()).toBeVisible();
  await expect(systems.last()).toHaveAttribute("open");
  expect(await systems.evaluateAll((all) => all.map((one) => one.dataset["os"]))).toEqual(order);
});

test.describe("where the clipboard is refused", () => {
  test("the button selects the command instead", async ({ page }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    });
    await readCommands(page, "/ports/778");
    const line = page.locator(".commands > details[open] li").first();
    await line.getByRole("button", { name: "Copy" }).click();
    await expect(line.getByRole("button")).toHaveText("Selected");
    const selected = await page.evaluate(() => String(getSelection()));
    expect(selected).toBe(await line.locator("code").textContent());
  });
});
