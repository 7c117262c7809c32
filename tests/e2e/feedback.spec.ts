import { expect, test, type Page } from "@playwright/test";
import { storedRatings } from "../support/ratings.ts";

// Each test rates a port of its own: they share one server and its database.
const endpoint = "**/api/feedback";
const face = (page: Page, name: string) =>
  page.locator("#feedback").getByRole("button", { name, exact: true });
const status = (page: Page) => page.locator("#feedback [role=status]");
const stored = "Your answer is stored";
const notStored = "nothing is stored yet";

test("a click is stored, then confirmed", async ({ page }) => {
  await page.goto("/ports/2001");
  await face(page, "Helpful").click();
  await expect(status(page)).toContainText(stored);
  expect(storedRatings(2001)).toEqual(["helpful"]);
  await expect(face(page, "Helpful")).toHaveAttribute("aria-pressed", "true");
});

test("the keyboard rates too, and keeps its place", async ({ page }) => {
  await page.goto("/ports/2002");
  await page.locator("main a[rel=next]").focus();
  for (let presses = 0; presses < 5; presses++) {
    await page.keyboard.press("Tab");
    if (await face(page, "Not sure").evaluate((button) => button === document.activeElement)) break;
  }
  await expect(face(page, "Not sure")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(status(page)).toContainText(stored);
  expect(storedRatings(2002)).toEqual(["unsure"]);
  await expect(face(page, "Not sure")).toBeFocused();
});

test("nothing is confirmed before the server has stored it", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(endpoint, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/ports/2003");
  await face(page, "Not helpful").click();
  await expect(status(page)).toHaveText("Sending…");
  expect(storedRatings(2003)).toEqual([]);
  release();
  await expect(status(page)).toContainText(stored);
  expect(storedRatings(2003)).toEqual(["unhelpful"]);
});

test("another face on the same page changes the rating", async ({ page }) => {
  await page.goto("/ports/2004");
  await face(page, "Helpful").click();
  await expect(status(page)).toContainText(stored);
  await page.reload();
  await face(page, "Not helpful").click();
  await expect(status(page)).toContainText(stored);
  expect(storedRatings(2004)).toEqual(["unhelpful"]);
});

for (const [port, what, fail] of [
  [2005, "an error of the server", { status: 500 }],
  [2006, "a refusal", { status: 429, headers: { "retry-after": "60" } }],
  [2007, "a broken connection", undefined],
] as const)
  test(`${what} is shown, keeps the choice, and a retry counts once`, async ({ page }) => {
    await page.route(endpoint, (route) => (fail ? route.fulfill(fail) : route.abort()));
    await page.goto(`/ports/${port}`);
    await face(page, "Helpful").click();
    await expect(status(page)).toContainText(notStored);
    await expect(status(page)).toBeVisible();
    await expect(face(page, "Helpful")).toHaveAttribute("aria-pressed", "true");
    expect(storedRatings(port)).toEqual([]);

    await page.unroute(endpoint);
    await face(page, "Helpful").click();
    await expect(status(page)).toContainText(stored);
    expect(storedRatings(port)).toEqual(["helpful"]);
  });

test("a rating whose answer got lost counts once when it is sent again", async ({ page }) => {
  const sent: string[] = [];
  await page.route(endpoint, async (route) => {
    sent.push(route.request().postData() ?? "");
    const response = await route.fetch();
    await (sent.length === 1 ? route.abort() : route.fulfill({ response }));
  });
  await page.goto("/ports/2008");
  await face(page, "Helpful").click();
  await expect(status(page)).toContainText(notStored);
  expect(storedRatings(2008)).toEqual(["helpful"]);
  await face(page, "Helpful").click();
  await expect(status(page)).toContainText(stored);
  expect(storedRatings(2008)).toEqual(["helpful"]);
  expect(sent[1]).toBe(sent[0]);
});

test.describe("where the browser refuses storage", () => {
  test("rating works all the same", async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      }),
    );
    await page.goto("/ports/2009");
    await face(page, "Helpful").click();
    await expect(status(page)).toContainText(stored);
    expect(storedRatings(2009)).toEqual(["helpful"]);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the form stores the rating, leads to a thank you, and a second one changes it", async ({ page }) => {
    for (const [name, rating] of [
      ["Helpful", "helpful"],
      ["Not sure", "unsure"],
    ] as const) {
      await page.goto("/ports/2010");
      await face(page, name).click();
      await expect(page).toHaveURL("/thanks?page=%2Fports%2F2010");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
      expect(storedRatings(2010)).toEqual([rating]);
    }
  });
});
