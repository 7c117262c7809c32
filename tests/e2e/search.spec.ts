import { expect, test, type Page } from "@playwright/test";

const results = (page: Page) => page.locator("ol#results[data-state=done] > li");
const status = (page: Page) => page.locator("main [role=status]");

test.describe("the box in the header", () => {
  for (const query of ["443", "tcp/443", ":8080", "443/udp", "udp 53", "port 22"]) {
    const port = /\d+/.exec(query)?.[0] ?? "";
    test(`leads from ${query} straight to /ports/${port}`, async ({ page }) => {
      await page.goto("/ports/770");
      await page.getByRole("searchbox").fill(query);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`/ports/${port}`);
    });
  }

  test("leads from words to the results", async ({ page }) => {
    await page.goto("/ports/770");
    await page.getByRole("searchbox").fill("kerberos");
    await page.getByRole("button", { name: "Find" }).click();
    await expect(page).toHaveURL("/search?q=kerberos");
    await expect(results(page).locator('a[href="/ports/88"]')).toHaveCount(1);
  });

  for (const path of ["/", "/ports/770", "/search", "/about"])
    test(`is focused by / on ${path}`, async ({ page }) => {
      await page.goto(path, { waitUntil: "networkidle" });
      await page.keyboard.press("/");
      await expect(page.getByRole("searchbox")).toBeFocused();
      // A slash in the box itself is a slash.
      await page.keyboard.press("/");
      await expect(page.getByRole("searchbox")).toHaveValue("/");
    });
});

test.describe("/search", () => {
  for (const [query, port] of [
    ["cadlock", 770],
    ["CADLOCK", 770],
    ["postgres", 5432],
    ["what port does mysql use", 3306],
    ["443", 443],
    ["00443", 443],
  ] as const)
    test(`gives ${port} first for “${query}”`, async ({ page }) => {
      await page.goto(`/search?q=${encodeURIComponent(query)}`);
      const first = results(page).first().getByRole("link");
      await expect(first).toHaveAttribute("href", `/ports/${port}`);
      await expect(first).toContainText(String(port));
      await expect(page.getByRole("searchbox")).toHaveValue(query);
    });

  test("finds a word that stands only in the text of an article", async ({ page }) => {
    for (const index of ["/search/names.json", "/search/details.json"])
      expect((await (await page.request.get(index)).text()).toLowerCase()).not.toContain("cadvault");
    await page.goto("/search?q=cadvault");
    const found = results(page).filter({ has: page.locator('a[href="/ports/770"]') });
    await expect(found).toHaveCount(1);
    await expect(found).toContainText(/CADVault/i);
  });

  test("leads from a result to its page", async ({ page }) => {
    await page.goto("/search?q=cadlock");
    await results(page).first().getByRole("link").click();
    await expect(page).toHaveURL("/ports/770");
  });

  test("says that there is no port 70000, and offers one that there is", async ({ page }) => {
    await page.goto("/search?q=70000");
    await expect(status(page)).toContainText("no port 70000");
    await expect(results(page).locator('a[href^="/ports/"]').first()).toBeVisible();
    await expect(results(page).locator('a[href="/ports/70000"]')).toHaveCount(0);
  });

  test("says when nothing is found, and shows no port that the words did not name", async ({ page }) => {
    await page.goto("/search?q=xqzvwkjq");
    await expect(page.locator("#results")).toHaveAttribute("data-state", "done");
    await expect(status(page)).toContainText("Nothing found for “xqzvwkjq”");
    await expect(results(page).locator('a[href^="/ports/"]')).toHaveCount(0);
  });

  test("shows what was typed as text, whatever it is", async ({ page }) => {
    await page.goto(`/search?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`);
    await expect(status(page)).toContainText("<img src=x onerror=alert(1)>");
    await expect(page.locator("main img")).toHaveCount(0);
  });

  for (const [what, files, query] of [
    ["the index of names", "**/search/names.json", "cadlock"],
    ["the full-text index", "**/pagefind/**", "cadvault"],
  ] as const)
    test(`says when ${what} does not load`, async ({ page }) => {
      await page.route(files, (route) => route.abort());
      await page.goto(`/search?q=${query}`);
      await expect(page.locator("#results")).toHaveAttribute("data-state", "failed");
      await expect(status(page)).toContainText("did not load");
    });

  test("leads from a number to its page, even when the index of names does not load", async ({ page }) => {
    await page.route("**/search/names.json", (route) => route.abort());
    await page.goto("/search?q=443");
    await expect(results(page).locator('a[href="/ports/443"]')).toHaveCount(1);
  });
});
