import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { adminServer, type AdminServer } from "../support/admin-server.ts";
import { texts } from "../support/seed.ts";
import { unfold } from "../support/visit.ts";

const test = base.extend<object, { admin: AdminServer }>({
  admin: [
    // Playwright reads from the first argument's pattern which fixtures are wanted: none.
    async ({}, use) => {
      const server = await adminServer();
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
});

async function signIn(page: Page, { url, token }: AdminServer, query = ""): Promise<void> {
  await page.goto(url + query);
  await page.getByLabel("Token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

const comments = (page: Page) => page.locator(".comments > li");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const barriers = async (page: Page) =>
  (await new AxeBuilder({ page }).withTags(rules).analyze()).violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(" ")}`),
  );

/** What the page says on the console, but for the browser's own word on a refusal. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    if (!message.text().includes("status of 401")) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => heard.push(error.message));
  return heard;
}

test("a wrong token is refused, the right one opens the page, and signing out closes it", async ({
  page,
  admin,
}) => {
  await page.goto(`${admin.url}?port=770`);
  await page.getByLabel("Token").fill("a wrong token");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveText("This is not the token.");

  await page.getByLabel("Token").fill(admin.token);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ratings of port 770");
  expect(page.url()).toBe(`${admin.url}?port=770`);
  expect(await page.evaluate(() => document.cookie)).toBe("");

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByLabel("Token")).toBeVisible();
  await page.goto(admin.url);
  await expect(page.getByLabel("Token")).toBeVisible();
});

test("votes by day are drawn, and stand in a table, too", async ({ page, admin }) => {
  await signIn(page, admin);
  const chart = page.getByRole("img", { name: /^\d+ votes from .* by day$/ });
  expect(await chart.locator("rect").count()).toBeGreaterThan(100);
  await page.getByText("The same as a table").click();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});

test("the page that helps least leads, not the one with one vote", async ({ page, admin }) => {
  await signIn(page, admin);
  const ranked = page.locator(".ranking > li");
  await expect(ranked.first()).toContainText("6379 Redis");
  await expect(ranked.first()).toContainText(/\d+ % to \d+ % not helped/);
  expect(await ranked.count()).toBe(12);
});

test("a comment is marked as handled, and no longer among those that are not", async ({ page, admin }) => {
  await signIn(page, admin, "?port=6379");
  const mine = comments(page).filter({ hasText: texts.formula });
  await mine.getByRole("button", { name: "Mark as handled" }).click();
  await expect(mine).toContainText("Handled ");
  await expect(mine).toBeInViewport();
  expect(page.url()).toContain("?port=6379#vote-6379-");

  await page.getByRole("combobox", { name: "Comments" }).selectOption("not handled");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/show=open/);
  await expect(mine).toHaveCount(0);

  await page.getByRole("combobox", { name: "Comments" }).selectOption("handled");
  await page.getByRole("button", { name: "Show" }).click();
  await mine.getByRole("button", { name: "Not handled after all" }).click();
  await expect(mine).toHaveCount(0);
});

test("filters by port and day, and turns pages", async ({ page, admin }) => {
  await signIn(page, admin);
  await page.getByRole("navigation", { name: "Comments" }).getByRole("link", { name: "More" }).click();
  await expect(page).toHaveURL(/page=2#comments$/);
  await expect(comments(page).first()).toBeVisible();

  await page.getByLabel("Port").fill("778");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator(".totals")).toContainText("1 vote");
  await page.getByLabel("To", { exact: true }).fill("2020-01-01");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("No votes in these days.")).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page).toHaveURL(admin.url);
});

test("what is shown is downloaded", async ({ page, admin }) => {
  await signIn(page, admin, "?port=770");
  for (const [name, file] of [
    ["comments (CSV)", "feedback-comments.csv"],
    ["everything (JSON)", "feedback.json"],
  ] as const) {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name }).click();
    expect((await download).suggestedFilename()).toBe(file);
  }
});

test("what readers wrote is text and stays in its box", async ({ page, admin }) => {
  const heard = complaints(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, admin);
  await expect(page).toHaveTitle("Ratings · Portolan");
  await expect(comments(page).filter({ hasText: texts.markup })).toBeVisible();
  expect(await comments(page).locator("script, img, b").count()).toBe(0);
  await expect(comments(page).filter({ hasText: "exe.gpj" })).toContainText("safe U+202Eexe.gpjU+202C name");
  for (const box of await comments(page).all()) {
    const wide = await box.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  }
  expect(heard).toEqual([]);
});

for (const width of [320, 390, 768, 1280])
  test(`nothing is wider than a window of ${width} pixels`, async ({ page, admin }) => {
    await page.setViewportSize({ width, height: 800 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await page.goto(admin.url);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await signIn(page, admin);
    await unfold(page);
    expect(await overflow()).toBeLessThanOrEqual(0);
  });

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing, and the policy is kept, in ${colorScheme} colours`, async ({ page, admin }) => {
    const heard = complaints(page);
    await page.emulateMedia({ colorScheme });
    await page.goto(admin.url);
    expect(await barriers(page)).toEqual([]);
    await signIn(page, admin);
    await unfold(page);
    expect(await barriers(page)).toEqual([]);
    expect(heard).toEqual([]);
  });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("all of it works", async ({ page, admin }) => {
    await signIn(page, admin, "?port=25");
    const mine = comments(page).filter({ hasText: "script" });
    await mine.getByRole("button", { name: "Mark as handled" }).click();
    await expect(mine).toContainText("Handled ");
    await mine.getByRole("button", { name: "Not handled after all" }).click();
    await expect(mine).not.toContainText("Handled ");
  });
});
