import { expect } from "@playwright/test";
import { test } from "../support/page-test.ts";

test("an article has its styles in itself: it is painted though no style sheet comes", async ({ page }) => {
  // The one for the next page is asked for, and never comes.
  await page.route(/\.css$/, () => new Promise(() => {}));
  await page.goto("/ports/443", { waitUntil: "commit" });
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  await expect.poll(() => page.evaluate(painted)).toBeGreaterThan(0);
  await expect(page.locator("h1 .number")).toHaveCSS("font-family", /^P052/);
});

for (const path of ["/", "/ports/12345", "/guides/in-use-but-nothing-listed", "/pick", "/search?q=mysql"])
  test(`${path} asks for nothing but its style sheet until it can be painted`, async ({ page, baseURL }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url().slice(baseURL?.length)));
    const sheet = /\.css$/;
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(sheet, async (route) => {
      await held;
      await route.continue();
    });

    const arrived = page.goto(path);
    await page.waitForRequest(sheet);
    // The page is there and parsed; a script or picture that it names itself would be on its way by now.
    await page.waitForTimeout(500);
    // What to prefetch is named in a header, and read at leisure.
    expect(asked.filter((url) => !sheet.test(url) && !url.endsWith(".speculationrules"))).toEqual([path]);

    release();
    await arrived;
    expect(asked.filter((url) => url.endsWith(".js"))).not.toEqual([]);
    await expect.poll(() => asked).toContain("/icon.svg");
  });
