import { chromium, expect, test } from "@playwright/test";
import { browserArguments } from "../support/browser.ts";

const delivery = () =>
  (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming & { deliveryType: string })
    .deliveryType;

test("a page is fetched while the pointer rests on its link", async ({ page }) => {
  await page.goto("/ports/443");
  // The browser reads the rules when it has nothing else to do; until then, a pointer says nothing to it.
  await page.waitForLoadState("networkidle");
  const fetched = page.waitForRequest(
    (request) => request.url().endsWith("/ports/442") && request.headers()["sec-purpose"] === "prefetch",
  );
  const link = page.locator(".coast").getByRole("link", { name: /^442\b/ });
  await link.hover();
  await fetched;
  await link.click();
  await expect(page).toHaveURL(/\/ports\/442$/);
  expect(await page.evaluate(delivery)).toBe("navigational-prefetch");
});

test("nothing is fetched for a link that nobody points at", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["sec-purpose"]) fetched.push(request.url());
  });
  await page.goto("/ports/443");
  await page.waitForLoadState("networkidle");
  expect(fetched).toEqual([]);
});

test("the page after an article has its styles at once", async ({ page }) => {
  await page.goto("/ports/443");
  await page.waitForLoadState("networkidle");
  await page.goto("/ports/442");
  const sent = await page.evaluate(() => {
    const [sheet] = document.styleSheets;
    const [loaded] = performance.getEntriesByName(sheet?.href ?? "") as PerformanceResourceTiming[];
    return loaded?.transferSize;
  });
  expect(sent).toBe(0);
});

for (const saveData of [false, true])
  test(`the styles for the page after an article are fetched once, not if data are saved: ${saveData}`, async ({
    page,
  }) => {
    await page.addInitScript(
      (saves) => Object.defineProperty(navigator, "connection", { value: { saveData: saves } }),
      saveData,
    );
    await page.goto("/ports/443");
    await page.waitForLoadState("networkidle");
    const sheets = () =>
      page.evaluate(
        () => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".css")).length,
      );
    expect(await sheets()).toBe(saveData ? 0 : 1);
  });

test("Back shows the page as it was left, without loading it again", async ({ baseURL }) => {
  // Playwright switches that memory of the browser off.
  const browser = await chromium.launch({
    executablePath: process.env["CHROME_PATH"] ?? "",
    args: browserArguments,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? "" });
    for (const path of ["/ports/443", "/ports/50000", "/pick", "/search?q=mysql"]) {
      await page.goto(path);
      await page.evaluate(() =>
        addEventListener("pageshow", ({ persisted }) => (document.body.dataset["kept"] = String(persisted))),
      );
      await page.goto("/about");
      await page.evaluate(() => history.back());
      await expect(page.locator("body"), path).toHaveAttribute("data-kept", "true");
    }
  } finally {
    await browser.close();
  }
});
