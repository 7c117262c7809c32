import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { badInput, shortened } from "../support/bad-input.ts";
import { test } from "../support/page-test.ts";
import { complaints } from "../support/visit.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Search" });
const box = (page: Page) => page.getByRole("combobox");
const options = (page: Page) => page.getByRole("option");
const door = (page: Page) => page.locator("header input");

/** Opens the dialog on a page, and waits until it knows words. */
async function opened(page: Page, path = "/ports/770"): Promise<void> {
  await page.goto(path);
  await page.keyboard.press("/");
  await expect(dialog(page).getByText("What you can type")).toBeVisible();
}

test.describe("the dialog opens", () => {
  for (const path of ["/ports/770", "/about", "/ports"])
    for (const key of ["/", "Control+k", "Meta+k"])
      test(`on ${path} with ${key}, and closes with Escape`, async ({ page }) => {
        await page.goto(path);
        await page.keyboard.press(key);
        await expect(dialog(page)).toBeVisible();
        await expect(box(page)).toBeFocused();
        // A slash in the box itself is a slash.
        await page.keyboard.press("/");
        await expect(box(page)).toHaveValue("/");
        await page.keyboard.press("Escape");
        await expect(dialog(page)).toBeHidden();
      });

  test("no longer with / where that is switched off, and again where it is switched on", async ({ page }) => {
    await opened(page);
    await page.getByRole("button", { name: "Switch / off" }).click();
    await expect(page.getByRole("button", { name: "Switch / on" })).toBeVisible();
    await page.goto("/ports/771");
    await page.keyboard.press("/");
    await expect(dialog(page)).toBeHidden();
    await page.keyboard.press("Control+k");
    await expect(dialog(page)).toBeVisible();
    await page.getByRole("button", { name: "Switch / on" }).click();
    await expect(page.getByRole("button", { name: "Switch / off" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await page.keyboard.press("/");
    await expect(dialog(page)).toBeVisible();
  });

  test("with a click into the header's box, and gives the focus back", async ({ page }) => {
    await page.goto("/ports/770");
    await door(page).click();
    await expect(box(page)).toBeFocused();
    await page.getByRole("button", { name: "Close" }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(door(page)).toBeFocused();
  });

  test("with the first letter that is typed into the header's box, and goes on with it", async ({ page }) => {
    await page.goto("/ports/770");
    await door(page).focus();
    await expect(dialog(page)).toBeHidden();
    await page.keyboard.type("redis");
    await expect(box(page)).toBeFocused();
    await expect(box(page)).toHaveValue("redis");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/6379");
  });

  test("not while one types elsewhere, and not with other keys", async ({ page }) => {
    await page.goto("/ports/770");
    for (const key of ["Control+/", "Alt+/", "k", "Control+Shift+k"]) await page.keyboard.press(key);
    await expect(dialog(page)).toBeHidden();
  });

  test("keeps the focus inside, closes with a click beside it, and remembers its text", async ({ page }) => {
    await opened(page);
    await box(page).fill("redis");
    await expect(options(page).first()).toBeVisible();
    for (let presses = 0; presses < 6; presses++) await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("header, main") ?? null)).toBeNull();
    await page.mouse.click(5, 500);
    await expect(dialog(page)).toBeHidden();
    await page.keyboard.press("/");
    await expect(box(page)).toHaveValue("redis");
    await page.keyboard.type("443");
    await expect(box(page)).toHaveValue("443");
  });
});

test.describe("the dialog answers", () => {
  test("a number with the keystroke, whatever loads", async ({ page }) => {
    // All that is not there when the page is stays away.
    await page.goto("/ports/770", { waitUntil: "networkidle" });
    await page.route("**/*", (route) => route.abort());
    await page.keyboard.press("/");
    await page.keyboard.type("44");
    const shown = await page.evaluate(() => {
      const input = document.activeElement as HTMLInputElement;
      input.value = "443";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return document.querySelector("[role=option]:first-child, #found a")?.getAttribute("href");
    });
    expect(shown).toBe("/ports/443");
    await expect(options(page)).toHaveCount(1);
    await expect(dialog(page).locator(".said")).toContainText("did not load");
    await page.unroute("**/*");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/ports/443");
  });

  for (const [query, port] of [
    ["http://127.0.0.1:8123/path", 8123],
    ["kerb", 88],
    ["minecarft", 25565],
    ["default ssh port", 22],
    ["[::1]:5173", 5173],
  ] as const)
    test(`“${query}” with ${port}`, async ({ page }) => {
      await opened(page);
      await box(page).fill(query);
      await expect(options(page).first()).toHaveAttribute("href", `/ports/${port}`);
      await expect(options(page).first()).toContainText(String(port));
    });

  test("an error with the part of the page that mends it, also with Enter", async ({ page }) => {
    await opened(page);
    await box(page).fill("Error: listen EADDRINUSE: address already in use :::3000");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/3000#check");
    await expect(options(page).nth(1)).toContainText("Guide");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/ports/3000#check");
  });

  test("an error about this very port by leading to the part that mends it", async ({ page }) => {
    await opened(page, "/ports/3000");
    await box(page).fill("EADDRINUSE :::3000");
    await options(page).first().click();
    await expect(page).toHaveURL("/ports/3000#check");
    await expect(dialog(page)).toBeHidden();
    await expect(page.locator("#check h2")).toBeInViewport();
  });

  test("an error with that part also while the names are on their way", async ({ page }) => {
    const names = Promise.withResolvers<null>();
    await page.route("**/search/names.json", async (route) => {
      await names.promise;
      await route.continue();
    });
    await opened(page);
    await box(page).fill("EADDRINUSE :::3000");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/3000#check");
    await expect(page.getByRole("listbox")).toHaveAttribute("data-state", "loading");
    names.resolve(null);
    await expect(page.getByRole("listbox")).toHaveAttribute("data-state", "done");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/3000#check");
  });

  test("words with all their results on a page of their own", async ({ page }) => {
    await opened(page);
    await box(page).fill("redis");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/search?q=redis");
  });

  test("the last of many questions, and keeps the old answer until then", async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await opened(page);
    await box(page).fill("redis");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/6379");
    await page.route("**/search/details.json", async (route) => {
      await held;
      await route.continue();
    });
    await box(page).fill("cadvault");
    await expect(page.locator("#found")).toHaveAttribute("data-state", "loading");
    await expect(dialog(page).locator(".said")).toHaveText("Looking…");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/6379");
    await box(page).fill("kerberos");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/88");
    release();
    await page.waitForLoadState("networkidle");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/88");
  });

  test("with how many there are, in a region that is read out", async ({ page }) => {
    await opened(page);
    await box(page).fill("postgres");
    await expect(dialog(page).getByRole("status")).toContainText(/^\d+ results$/);
    await box(page).fill("443");
    await expect(dialog(page).getByRole("status")).toContainText("1 result");
  });
});

test.describe("the combobox", () => {
  test("moves with the arrow keys through the options and the box, and opens with Enter", async ({
    page,
  }) => {
    await opened(page);
    await expect(box(page)).toHaveAttribute("aria-expanded", "false");
    await box(page).fill("redis");
    await expect(box(page)).toHaveAttribute("aria-expanded", "true");
    const active = () => page.locator("[role=option][aria-selected=true]");
    const count = await options(page).count();
    await expect(active()).toHaveCount(0);

    await page.keyboard.press("ArrowDown");
    const id = (await options(page).nth(0).getAttribute("id")) ?? "";
    await expect(active()).toHaveId(id);
    await expect(box(page)).toHaveAttribute("aria-activedescendant", id);
    await page.keyboard.press("ArrowUp");
    await expect(active()).toHaveCount(0);
    await page.keyboard.press("ArrowUp");
    await expect(active()).toHaveId(`found-${count - 1}`);
    await page.keyboard.press("ArrowDown");
    await expect(active()).toHaveCount(0);

    // Home and End are the box's own.
    await page.keyboard.press("Home");
    await page.keyboard.type("x");
    await expect(box(page)).toHaveValue("xredis");
    await page.keyboard.press("Backspace");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/6379");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const href = (await active().getAttribute("href")) ?? "";
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(href);
  });

  test("has real links: a new tab with Ctrl, by hand and by key", async ({ page, context }) => {
    await opened(page);
    await box(page).fill("redis");
    for (const open of [
      () =>
        options(page)
          .first()
          .click({ modifiers: ["ControlOrMeta"] }),
      () => page.keyboard.press("ArrowDown").then(() => page.keyboard.press("ControlOrMeta+Enter")),
    ]) {
      const tab = context.waitForEvent("page");
      await open();
      await expect(await tab).toHaveURL("/ports/6379");
      await expect(box(page)).toBeFocused();
    }
    await expect(page).toHaveURL("/ports/770");
  });

  test("has lines that a finger can hit", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await opened(page);
    await box(page).fill("redis");
    for (const option of await options(page).all())
      expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect((await page.getByRole("button", { name: "Close" }).boundingBox())?.height).toBeGreaterThanOrEqual(
      44,
    );
  });
});

test.describe("the box of the home page", () => {
  test("is there, too, at an address that leads nowhere", async ({ page }) => {
    await page.goto("/nowhere", { waitUntil: "networkidle" });
    await page.keyboard.press("/");
    await page.keyboard.type("redis");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/6379");
  });

  for (const key of ["/", "Control+k"])
    test(`is focused by ${key}, answers below, and closes with Escape`, async ({ page }) => {
      await page.goto("/", { waitUntil: "networkidle" });
      await page.keyboard.press(key);
      await expect(box(page)).toBeFocused();
      await page.keyboard.type("redis");
      await expect(options(page).first()).toHaveAttribute("href", "/ports/6379");
      await page.keyboard.press("Escape");
      await expect(options(page)).toHaveCount(0);
      await expect(box(page)).toHaveAttribute("aria-expanded", "false");
      await expect(box(page)).toHaveValue("redis");
      await page.keyboard.press("ArrowDown");
      await expect(options(page).first()).toBeVisible();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL("/ports/6379");
    });

  test("closes when one leaves it", async ({ page }) => {
    await page.goto("/", { waitUntil: "networkidle" });
    await box(page).fill("redis");
    await expect(options(page).first()).toBeVisible();
    await page.getByRole("heading", { level: 1 }).click();
    await expect(options(page)).toHaveCount(0);
    await expect(page.locator(".popup")).toBeHidden();
  });

  test("leads from a number to its page with Enter", async ({ page }) => {
    await page.goto("/", { waitUntil: "networkidle" });
    await box(page).fill("udp 53");
    await box(page).press("Enter");
    await expect(page).toHaveURL("/ports/53");
  });
});

test.describe("the latest look-ups", () => {
  const lately = (page: Page) => dialog(page).locator("ul a");

  async function lookUp(page: Page, query: string, port: number): Promise<void> {
    await box(page).fill(query);
    await expect(options(page).first()).toHaveAttribute("href", `/ports/${port}`);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(`/ports/${port}`);
    await page.keyboard.press("/");
    await expect(dialog(page).getByText("What you can type")).toBeVisible();
  }

  test("are shown in an empty box, reached by the arrow keys, and lead there again", async ({ page }) => {
    await opened(page);
    await lookUp(page, "postgres", 5432);
    await lookUp(page, "redis", 6379);
    await expect(lately(page)).toHaveText([/^redis 6379/, /^postgres 5432/]);
    await expect(dialog(page)).toContainText("Kept on this device only");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(lately(page).nth(1)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/ports/5432");
  });

  test("can be forgotten one by one, or all", async ({ page }) => {
    await opened(page);
    await lookUp(page, "postgres", 5432);
    await lookUp(page, "redis", 6379);
    await lookUp(page, "kerberos", 88);
    await page.getByRole("button", { name: "Forget redis" }).click();
    await expect(lately(page)).toHaveText([/^kerberos/, /^postgres/]);
    await expect(box(page)).toBeFocused();
    await page.getByRole("button", { name: "Clear all look-ups" }).click();
    await expect(lately(page)).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.getItem("lookups"))).toBeNull();
  });

  test("are not kept where the browser refuses storage, and all else works", async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      }),
    );
    const heard = complaints(page);
    await opened(page);
    await lookUp(page, "postgres", 5432);
    await expect(lately(page)).toHaveCount(0);
    expect(heard).toEqual([]);
  });

  test("are not the only thing: examples fill the box", async ({ page }) => {
    await opened(page);
    await dialog(page).getByRole("button", { name: "kerberos" }).click();
    await expect(box(page)).toHaveValue("kerberos");
    await expect(box(page)).toBeFocused();
    await expect(options(page).first()).toHaveAttribute("href", "/ports/88");
  });
});

test.describe("where something does not load", () => {
  test("the dialog says so, numbers work, and the next keystroke tries again", async ({ page }) => {
    await page.route("**/search/names.json", (route) => route.abort());
    await opened(page);
    await box(page).fill("redi");
    await expect(dialog(page).locator(".said")).toContainText("did not load");
    await expect(dialog(page).getByRole("status")).toContainText("did not load");
    await box(page).fill("443");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/443");
    await page.unroute("**/search/names.json");
    await box(page).fill("redis");
    await expect(options(page).first()).toHaveAttribute("href", "/ports/6379");
  });

  test("the dialog says that one is offline, and goes on when one is back", async ({ page, context }) => {
    await page.goto("/ports/770", { waitUntil: "networkidle" });
    await context.setOffline(true);
    await page.keyboard.press("/");
    await page.keyboard.type("redis");
    await expect(dialog(page).locator(".said")).toContainText("you are offline");
    await context.setOffline(false);
    await expect(options(page).first()).toHaveAttribute("href", "/ports/6379");
  });

  test("what was under way when the network came back, and fails, is asked again", async ({ page }) => {
    const back = Promise.withResolvers<null>();
    let asked = 0;
    // The first fails after the network is back, the next two because its route is not there yet.
    await page.route("**/search/names.json", async (route) => {
      if (++asked === 1) await back.promise;
      await (asked > 3 ? route.continue() : route.abort());
    });
    await opened(page);
    await box(page).fill("redis");
    await expect.poll(() => asked).toBe(1);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    back.resolve(null);
    await expect(options(page).first()).toHaveAttribute("href", "/ports/6379");
    expect(asked).toBe(4);
  });
});

test.describe("the dialog, asked for what makes no sense", () => {
  for (const [what, text] of Object.entries(badInput))
    test(`stays calm: ${what}`, async ({ page }) => {
      const heard = complaints(page);
      await opened(page);
      await box(page).fill(text);
      await expect(page.locator("#found")).toHaveAttribute("data-state", "done");
      await expect(dialog(page).locator("img, script, iframe")).toHaveCount(0);
      await expect(dialog(page).locator(".said")).not.toContainText(shortened(text));
      await expect(page).not.toHaveTitle("taken");
      await page.keyboard.press("Enter");
      await expect(page.locator("main")).toBeVisible();
      expect(heard).toEqual([]);
    });
});

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const colorScheme of ["light", "dark"] as const)
  test.describe(`by ${colorScheme === "light" ? "day" : "night"}`, () => {
    test.use({ colorScheme });

    test("axe finds nothing in the dialog, empty, with look-ups and with results", async ({ page }) => {
      const barriers = async () => (await new AxeBuilder({ page }).withTags(rules).analyze()).violations;
      await page.addInitScript(() => {
        const lookup = { query: "postgres", path: "/ports/5432", title: "5432 PostgreSQL" };
        localStorage.setItem("lookups", JSON.stringify([lookup]));
      });
      await opened(page);
      expect(await barriers()).toEqual([]);
      await box(page).fill("redis");
      await expect(options(page).first()).toBeVisible();
      await page.keyboard.press("ArrowDown");
      expect(await barriers()).toEqual([]);
    });

    test("axe finds nothing on the home page with its list open", async ({ page }) => {
      await page.goto("/", { waitUntil: "networkidle" });
      await box(page).fill("redis");
      await expect(options(page).first()).toBeVisible();
      expect((await new AxeBuilder({ page }).withTags(rules).analyze()).violations).toEqual([]);
    });
  });

for (const dir of ["ltr", "rtl"])
  test(`the dialog never scrolls sideways, ${dir}`, async ({ page }) => {
    await opened(page);
    await page.evaluate((direction) => (document.documentElement.dir = direction), dir);
    for (const query of [
      "",
      "Error: listen EADDRINUSE: address already in use :::3000",
      "x".repeat(300),
      "postgres",
    ]) {
      await box(page).fill(query);
      for (const width of [320, 390, 640, 1280]) {
        await page.setViewportSize({ width, height: 700 });
        const { scrollWidth, clientWidth } = await dialog(page).evaluate((element) => ({
          scrollWidth: element.scrollWidth,
          clientWidth: element.clientWidth,
        }));
        expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
        const edges = await dialog(page).boundingBox();
        expect(edges?.x).toBeGreaterThanOrEqual(0);
        expect((edges?.x ?? 0) + (edges?.width ?? 0)).toBeLessThanOrEqual(width);
      }
    }
  });
