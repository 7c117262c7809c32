import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { test } from "../support/page-test.ts";
import { complaints, visit } from "../support/visit.ts";

const slider = (page: Page) => page.getByRole("slider", { name: "Port on the chart" });
const plaque = (page: Page) => page.locator(".chart-glass > a");
const glass = (page: Page) => page.locator(".chart-glass");

/** The middle of a port's cell in the window. */
async function place(page: Page, port: number): Promise<{ x: number; y: number }> {
  const map = page.locator(".chart-map");
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (!box) throw new Error("the chart is not shown");
  const at = (cell: number, start: number, length: number) => start + ((cell + 0.5) * length) / 256;
  return { x: at(port % 256, box.x, box.width), y: at(port >> 8, box.y, box.height) };
}

async function hover(page: Page, port: number): Promise<void> {
  const { x, y } = await place(page, port);
  await page.mouse.move(x, y - 40);
  await page.mouse.move(x, y);
}

test.beforeEach(({ page }) => visit(page, "/"));

test("a click on the cell of 443 leads to its page", async ({ page }) => {
  await hover(page, 443);
  await expect(plaque(page)).toHaveText(/^443 HTTPS.* assigned/);
  const { x, y } = await place(page, 443);
  await page.mouse.click(x, y);
  await expect(page).toHaveURL("/ports/443");
});

for (const port of [0, 255, 6000, 27017, 49152, 65280, 65535])
  test(`the mouse finds port ${port}, and the glass shows it in its middle`, async ({ page }) => {
    await hover(page, port);
    await expect(plaque(page)).toHaveAttribute("href", `/ports/${port}`);
    await expect(page.locator(".lens > a").nth(12)).toHaveText(String(port));
  });

test("beside the chart's edge the glass shows no ports", async ({ page }) => {
  await hover(page, 255);
  await expect(plaque(page)).toHaveAttribute("href", "/ports/255");
  const shown = await page.locator(".lens > a").allTextContents();
  expect(shown.filter(Boolean)).toEqual(["253", "254", "255", "509", "510", "511", "765", "766", "767"]);
});

test("the glass goes with the mouse", async ({ page }) => {
  await hover(page, 8080);
  await expect(glass(page)).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(glass(page)).toBeHidden();
});

test("the keys move the slider, say the port and open its page", async ({ page }) => {
  const chart = slider(page);
  await chart.focus();
  await expect(chart).toHaveAttribute("aria-valuetext", /^443, HTTPS.*, assigned, with an article$/);
  for (const [key, port] of [
    ["ArrowRight", 444],
    ["ArrowDown", 700],
    ["PageDown", 4796],
    ["ArrowUp", 4540],
    ["ArrowLeft", 4539],
    ["End", 65535],
    ["Home", 0],
    ["ArrowRight", 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect(chart).toHaveAttribute("aria-valuenow", String(port));
  }
  await expect(chart).toHaveAttribute("aria-valuetext", /^1, tcpmux\b.*, assigned/i);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/ports/1");
});

test("Tab leads from the chart to the link in its glass; Escape and leaving close it", async ({ page }) => {
  await slider(page).focus();
  await expect(glass(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(plaque(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(glass(page)).toBeHidden();
  await expect(slider(page)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(glass(page)).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await expect(glass(page)).toBeHidden();
});

test("without names, the glass still tells number and kind", async ({ page }) => {
  await page.route("**/search/names.json", (route) => route.abort());
  await hover(page, 6000);
  await expect(plaque(page)).toHaveText(/^6000\s+assigned/);
  await expect(plaque(page).locator("i")).toBeEmpty();
});

test("where its script does not come, the chart is a picture", async ({ page }) => {
  await page.route(/\/_astro\/(?!site\.|Chart\.)[^/]+\.js$/, (route) => route.abort());
  await hover(page, 6000);
  await expect(slider(page)).toHaveCount(0);
  await expect(page.getByRole("img", { name: /^Chart of all 65,536 ports/ })).toBeVisible();
});

for (const scheme of ["light", "dark"] as const)
  test(`axe finds nothing with the glass open, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await hover(page, 443);
    await expect(plaque(page)).toHaveText(/HTTPS/);
    const { violations } = await new AxeBuilder({ page }).include(".chart").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
      [],
    );
  });

test("the page stays as wide as its window while the glass stands at the edges", async ({ page }) => {
  const heard = complaints(page);
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const port of [0, 255, 65280, 65535]) {
      await hover(page, port);
      await expect(plaque(page)).toHaveAttribute("href", `/ports/${port}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  }
  expect(heard).toEqual([]);
});

test("the picture covers whole pixels on a wide screen", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const box = await page.locator(".chart-map").boundingBox();
  expect([box?.width, box?.height]).toEqual([512, 512]);
});

test("nothing moves when the glass comes", async ({ page }) => {
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const before = await height();
  await hover(page, 443);
  await expect(plaque(page)).toHaveText(/HTTPS/);
  expect(await height()).toBe(before);
});

test.describe("a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("taps: the glass stays, and its label opens the port", async ({ page }) => {
    const { x, y } = await place(page, 8080);
    await page.touchscreen.tap(x, y);
    await expect(glass(page)).toBeVisible();
    const port = Number(await slider(page).getAttribute("aria-valuenow"));
    expect(Math.abs(port - 8080) % 256).toBeLessThanOrEqual(1);
    await plaque(page).tap();
    await expect(page).toHaveURL(`/ports/${port}`);
  });

  test("taps a second place: the glass goes there, and opens nothing by itself", async ({ page }) => {
    // Far enough from each other that the label of one does not cover the next.
    for (const port of [8080, 65000, 8080]) {
      const { x, y } = await place(page, port);
      await page.touchscreen.tap(x, y);
      await expect(glass(page)).toBeVisible();
      await expect
        .poll(async () => Math.abs(Number(await slider(page).getAttribute("aria-valuenow")) - port) % 256)
        .toBeLessThanOrEqual(1);
    }
    await page.waitForTimeout(400);
    await expect(page).toHaveURL("/");
  });

  test("taps on a number in the glass to open that one", async ({ page }) => {
    const { x, y } = await place(page, 30000);
    await page.touchscreen.tap(x, y);
    const neighbour = page.locator(".lens > a").nth(13);
    const number = (await neighbour.textContent()) ?? "";
    await neighbour.tap();
    await expect(page).toHaveURL(`/ports/${number}`);
  });

  test("taps elsewhere to close the glass", async ({ page }) => {
    const { x, y } = await place(page, 30000);
    await page.touchscreen.tap(x, y);
    await expect(glass(page)).toBeVisible();
    await page.locator("h1").tap();
    await expect(glass(page)).toBeHidden();
  });

  test("drags sideways: the glass is lifted until the finger lets go", async ({ page }) => {
    const { x, y } = await place(page, 30000);
    const client = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", dx = 0) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd" ? [] : [{ x: x + dx, y }],
      });
    await page.touchscreen.tap(x, y);
    await expect(glass(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await page.locator("h1").tap();

    await touch("touchStart");
    for (const dx of [5, 15, 25]) await touch("touchMove", dx);
    await expect(glass(page)).toHaveClass(/lifted/);
    const shown = Number(await slider(page).getAttribute("aria-valuenow"));
    expect(shown - 30000).toBeGreaterThan(10);
    await touch("touchEnd");
    await expect(glass(page)).not.toHaveClass(/lifted/);
    await expect(slider(page)).toHaveAttribute("aria-valuenow", String(shown));
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the chart is a picture, and its table leads on to every port", async ({ page }) => {
    await expect(page.getByRole("img", { name: /^Chart of all 65,536 ports/ })).toBeVisible();
    await page.getByText("The chart as a table").click();
    const rows = page.locator(".chart-table tbody tr");
    await expect(rows).toHaveCount(64);
    const cells = await rows.locator("td").allTextContents();
    const article = cells.filter((_, index) => index % 5 === 4);
    const kinds = cells.filter((_, index) => index % 5 !== 4);
    expect(kinds.reduce((sum, text) => sum + Number(text), 0)).toBe(65_536);
    expect(article.reduce((sum, text) => sum + Number(text), 0)).toBeGreaterThan(0);
    await page.getByRole("link", { name: "7168–8191" }).click();
    await expect(page).toHaveURL("/ports/runs/7168");
  });
});
