import { expect, type Page } from "@playwright/test";
import { badInput, shortened } from "../support/bad-input.ts";
import { test } from "../support/page-test.ts";
import { complaints } from "../support/visit.ts";

const results = (page: Page) => page.locator("ol#results[data-state=done] > li");
const status = (page: Page) => page.locator("main [role=status]");
const said = (page: Page) => page.locator("main .said");
const box = (page: Page) => page.getByRole("searchbox");

test.describe("the box in the header", () => {
  for (const query of ["443", "tcp/443", ":8080", "443/udp", "udp 53", "port 22"]) {
    const port = /\d+/.exec(query)?.[0] ?? "";
    test(`leads from ${query} straight to /ports/${port}`, async ({ page }) => {
      await page.goto("/ports/770");
      await box(page).fill(query);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`/ports/${port}`);
    });
  }

  test("leads from words to the results", async ({ page }) => {
    await page.goto("/ports/770");
    await box(page).fill("kerberos");
    await page.getByRole("button", { name: "Find" }).click();
    await expect(page).toHaveURL("/search?q=kerberos");
    await expect(results(page).locator('a[href="/ports/88"]')).toHaveCount(1);
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
      await expect(box(page)).toHaveValue(query);
    });

  test("shows number, name, transports, range and risk of each result", async ({ page }) => {
    await page.goto("/search?q=postgres");
    await expect(results(page).first()).toContainText("5432");
    await expect(results(page).first()).toContainText("PostgreSQL");
    await expect(results(page).first().locator("small")).toHaveText("User port · TCP · high risk");
  });

  test("names a guide as one", async ({ page }) => {
    await page.goto(`/search?q=${encodeURIComponent("listen EADDRINUSE: address already in use :::3000")}`);
    await expect(results(page).nth(0).getByRole("link")).toHaveAttribute("href", "/ports/3000#check");
    await expect(results(page).nth(0)).toContainText("at Check");
    await expect(results(page).nth(1).getByRole("link")).toHaveAttribute("href", /^\/guides\//);
    await expect(results(page).nth(1).locator("b")).toHaveText("Guide");
  });

  test("finds a word that stands only in the text of an article", async ({ page }) => {
    for (const index of ["/search/names.json", "/search/details.json"])
      expect((await (await page.request.get(index)).text()).toLowerCase()).not.toContain("cadvault");
    await page.goto("/search?q=cadvault");
    const found = results(page).filter({ has: page.locator('a[href="/ports/770"]') });
    await expect(found).toHaveCount(1);
    await expect(found).toContainText(/CADVault/i);
  });

  test("leads from a result to its page, and back to the same results", async ({ page }) => {
    await page.goto("/search?q=cadlock");
    await results(page).first().getByRole("link").click();
    await expect(page).toHaveURL("/ports/770");
    await page.goBack();
    await expect(box(page)).toHaveValue("cadlock");
    await expect(results(page).first().getByRole("link")).toHaveAttribute("href", "/ports/770");
  });

  test("says that there is no port 70000, and offers one that there is", async ({ page }) => {
    await page.goto("/search?q=70000");
    await expect(said(page)).toContainText("no port 70000");
    await expect(status(page)).toContainText("no port 70000");
    await expect(results(page).locator('a[href^="/ports/"]').first()).toBeVisible();
    await expect(results(page).locator('a[href="/ports/70000"]')).toHaveCount(0);
  });

  test("says when nothing is found, and shows no port that the words did not name", async ({ page }) => {
    await page.goto("/search?q=xqzvwkjq");
    await expect(page.locator("#results")).toHaveAttribute("data-state", "done");
    await expect(said(page)).toContainText("Nothing found for “xqzvwkjq”");
    await expect(results(page).locator('a[href^="/ports/"]')).toHaveCount(0);
    await expect(results(page).locator('a[href="/ports"]')).toBeVisible();
  });

  test("takes the first of two questions", async ({ page }) => {
    await page.goto("/search?q=770&q=443");
    await expect(box(page)).toHaveValue("770");
    await expect(results(page).first().getByRole("link")).toHaveAttribute("href", "/ports/770");
  });

  test("answers as one types, keeps the address, and leaves no trail in the history", async ({ page }) => {
    await page.goto("/ports/770");
    await page.goto("/search");
    await expect(page.getByRole("heading", { name: "What you can type" })).toBeVisible();
    await box(page).pressSequentially("redis");
    await expect(results(page).first().getByRole("link")).toHaveAttribute("href", "/ports/6379");
    await expect(page).toHaveURL("/search?q=redis");
    await expect(page).toHaveTitle("redis · Search · Portolan");
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL("/search");
    await expect(results(page)).toHaveCount(0);
    await page.goBack();
    await expect(page).toHaveURL("/ports/770");
  });

  test("lets the arrow keys lead to the results and back", async ({ page }) => {
    await page.goto("/search?q=redis");
    await expect(results(page).first()).toBeVisible();
    await box(page).focus();
    await page.keyboard.press("ArrowDown");
    await expect(results(page).nth(0).getByRole("link")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(results(page).nth(1).getByRole("link")).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(box(page)).toBeFocused();
  });

  test("leads from a number to its page with Enter, from words to the first result", async ({ page }) => {
    await page.goto("/search?q=redis");
    await expect(results(page).first()).toBeVisible();
    await box(page).press("Enter");
    await expect(results(page).first().getByRole("link")).toBeFocused();
    await box(page).fill("443");
    await box(page).press("Enter");
    await expect(page).toHaveURL("/ports/443");
  });

  for (const key of ["/", "Control+k", "Meta+k"])
    test(`is searched again with ${key}`, async ({ page }) => {
      await page.goto("/search?q=redis");
      await expect(results(page).first()).toBeVisible();
      await page.keyboard.press(key);
      await expect(box(page)).toBeFocused();
      // A slash in the box itself is a slash.
      await page.keyboard.press("/");
      await expect(box(page)).toHaveValue("/");
    });
});

test.describe("/search, asked for what makes no sense", () => {
  for (const [what, text] of Object.entries(badInput))
    test(`stays calm: ${what}`, async ({ page }) => {
      const heard = complaints(page);
      await page.goto("/search");
      await box(page).fill(text);
      await expect(page.locator("#results")).toHaveAttribute("data-state", "done");
      await expect(page.locator("main :is(img, script, iframe)")).toHaveCount(0);
      await expect(said(page)).not.toContainText(shortened(text));
      expect(heard).toEqual([]);
    });

  for (const query of [
    "%",
    "%E0%A4%A",
    "%F0%9F%A7%AD",
    "a%00b",
    "%ED%A0%80",
    "<script>alert(1)</script>",
    "+".repeat(3000),
  ])
    test(`stays calm: ?q=${query.slice(0, 30)}`, async ({ page }) => {
      const heard = complaints(page);
      await page.goto(`/search?q=${query}`);
      await expect(page.locator("#results")).toHaveAttribute("data-state", "done");
      expect(heard).toEqual([]);
    });

  test("shows what was typed as text, whatever it is", async ({ page }) => {
    await page.goto(`/search?q=${encodeURIComponent("<xqzvwkjq>")}`);
    await expect(said(page)).toContainText("<xqzvwkjq>");
    await expect(page.locator("main xqzvwkjq")).toHaveCount(0);
  });
});

test.describe("/search, where something does not load", () => {
  for (const [what, files, query] of [
    ["the index of names", "**/search/names.json", "cadlock"],
    ["the full-text index", "**/pagefind/**", "cadvault"],
  ] as const)
    test(`says so of ${what}, and tries again`, async ({ page }) => {
      await page.route(files, (route) => route.abort());
      await page.goto(`/search?q=${query}`);
      await expect(page.locator("#results")).toHaveAttribute("data-state", "failed");
      await expect(said(page)).toContainText("did not load");
      await expect(status(page)).toContainText("did not load");

      await page.unroute(files);
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await expect(results(page).locator('a[href="/ports/770"]')).toHaveCount(1);
    });

  test("leads from a number to its page all the same", async ({ page }) => {
    await page.route("**/search/names.json", (route) => route.abort());
    await page.goto("/search?q=443");
    await expect(results(page).locator('a[href="/ports/443"]')).toHaveCount(1);
  });
});

test.describe("the address bar", () => {
  test("learns to search here", async ({ page, request, baseURL }) => {
    await page.goto("/ports/770");
    const link = page.locator('head link[rel=search][type="application/opensearchdescription+xml"]');
    const href = (await link.getAttribute("href")) ?? "";
    const response = await request.get(href);
    expect(response.status()).toBe(200);
    const template = /template="([^"]+\{searchTerms\})"/.exec(await response.text())?.[1] ?? "";
    expect(template).toBe(`${baseURL}/search?q={searchTerms}`);
    await page.goto(template.replace("{searchTerms}", "cadlock"));
    await expect(results(page).first().getByRole("link")).toHaveAttribute("href", "/ports/770");
  });
});
