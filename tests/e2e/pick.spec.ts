import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { test } from "../support/page-test.ts";
import { complaints, unfold } from "../support/visit.ts";

const results = (page: Page) => page.locator("[data-results]");
const status = (page: Page) => page.locator("main [role=status]");
const verdict = (page: Page) => page.locator("[data-verdict]");
const offer = (page: Page) => page.locator("[data-offer]");
const figure = (page: Page) => offer(page).locator(".pick-figure");

/** Opens the page and waits until it has an answer. */
async function pick(page: Page, query = ""): Promise<void> {
  await page.goto(`/pick${query}`);
  await expect(results(page)).toHaveAttribute("data-state", "done");
}

test.describe("a suggestion", () => {
  test("leads to a port that nobody has registered", async ({ page }) => {
    await pick(page);
    const port = (await figure(page).textContent()) ?? "";
    await figure(page).getByRole("link").click();
    await expect(page).toHaveURL(`/ports/${port}`);
    await expect(page.locator("#registry tr[data-transport=tcp]")).toHaveAttribute(
      "data-state",
      "unassigned",
    );
  });

  test("is the same for the same address", async ({ page, context }) => {
    await pick(page, "?count=3&seed=4");
    const other = await context.newPage();
    await pick(other, "?count=3&seed=4");
    expect(await figure(other).textContent()).toBe(await figure(page).textContent());
  });

  test("can be others, and the way back leads back", async ({ page }) => {
    await pick(page);
    const first = await figure(page).textContent();
    await page.getByRole("link", { name: "Other suggestions" }).click();
    await expect(page).toHaveURL("/pick?seed=6");
    await expect(figure(page)).not.toHaveText(first ?? "");
    await page.goBack();
    await expect(page).toHaveURL("/pick");
    await expect(figure(page)).toHaveText(first ?? "");
  });

  test("can be taken from the list beside it", async ({ page }) => {
    await pick(page);
    const second = offer(page).locator(".pick-others a").first();
    const port = (await second.locator("b").textContent()) ?? "";
    await second.click();
    await expect(page).toHaveURL("/pick?seed=1");
    await expect(figure(page)).toHaveText(port);
    await expect(offer(page).getByRole("heading", { name: "Take this one" })).toBeFocused();
  });

  test("of five in a row is five in a row, and so are the snippets", async ({ page }) => {
    await pick(page, "?count=5&run=1");
    const [from = 0, to = 0] = ((await figure(page).textContent()) ?? "").split("–").map(Number);
    expect(to - from).toBe(4);
    await expect(page.locator(".pick-snippets code").first()).toHaveText(`${from}-${to}`);
    await expect(page.locator("[data-which]")).toContainText(String(from));
  });
});

test.describe("the verdict", () => {
  for (const [port, ...reasons] of [
    ["5432", "postgresql on TCP", "PostgreSQL (documented)"],
    ["6000", "x11 on TCP", "Browsers refuse", "X11 displays, 6000–6063"],
    ["8080", "http-alt on TCP", "Tomcat"],
    ["50000", "Linux (32768–60999)", "RFC 6335"],
  ] as const)
    test(`on ${port} says why not, with places to look it up`, async ({ page }) => {
      await pick(page, `?port=${port}`);
      await expect(verdict(page).getByRole("heading")).toContainText(`${port} ! Better not`);
      for (const reason of reasons) await expect(verdict(page)).toContainText(reason);
      expect(await verdict(page).getByRole("listitem").getByRole("link").count()).toBeGreaterThan(0);
      await expect(status(page)).toContainText(`${port}: Better not`);
    });

  test("comes when a number is typed, and offers the nearest that fit", async ({ page }) => {
    await pick(page);
    await page.getByLabel("Port", { exact: true }).fill("tcp/5432");
    await page.getByRole("button", { name: "Check" }).click();
    await expect(page).toHaveURL("/pick?port=5432");
    await expect(verdict(page).getByRole("heading")).toBeFocused();
    const nearest = verdict(page).locator('a[href^="/pick?port="]').first();
    const port = (await nearest.textContent()) ?? "";
    await nearest.click();
    await expect(page).toHaveURL(`/pick?port=${port}`);
    await expect(verdict(page).getByRole("heading")).toContainText(`${port} Yes`);
    await expect(verdict(page).getByRole("heading").locator(".tick")).toBeVisible();
    await expect(verdict(page).getByRole("heading")).toBeFocused();
  });

  test("knows no names when they do not load, and says the rest", async ({ page }) => {
    await page.route("**/pick/names/**", (route) => route.abort());
    await pick(page, "?port=5432");
    await expect(verdict(page)).toContainText("Registered with IANA on TCP.");
  });
});

test.describe("the address", () => {
  test("says what the form says, and the form what the address says", async ({ page }) => {
    await pick(page);
    await page.getByLabel("next to each other").check();
    await expect(page).toHaveURL("/pick?run=1");
    await page.getByLabel("Ports", { exact: true }).fill("4");
    await page.getByRole("button", { name: "Find ports" }).click();
    await expect(page).toHaveURL("/pick?count=4&run=1");
    await page.getByLabel("Windows").uncheck();
    await expect(page).toHaveURL("/pick?count=4&run=1&system=linux,macos");
    await page.goBack();
    await expect(page.getByLabel("Windows")).toBeChecked();
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL("/pick");
    await expect(page.getByLabel("next to each other")).not.toBeChecked();
    await expect(page.getByLabel("Ports", { exact: true })).toHaveValue("1");
  });

  test("unfolds what is not as by default", async ({ page }) => {
    await pick(page, "?system=linux,freebsd&allow=block&from=3000");
    for (const name of ["FreeBSD", "in another named block"]) {
      await expect(page.getByLabel(name)).toBeVisible();
      await expect(page.getByLabel(name)).toBeChecked();
    }
    await expect(page.getByLabel("From")).toHaveValue("3000");
  });

  test("is put right where it is wrong, and the page says so", async ({ page }) => {
    await pick(page, "?count=999&system=amiga&port=%3Cimg%20src=x%20onerror=alert(1)%3E&%=%E0%A4");
    await expect(page).toHaveURL("/pick?count=100");
    await expect(status(page)).toContainText("999 is not between 1 and 100, so it is 100");
    await expect(status(page)).toContainText("“amiga”");
    await expect(status(page)).toContainText("<img src=x onerror=alert");
    await expect(page.locator("main img")).toHaveCount(0);
  });

  test("keeps at least one system", async ({ page }) => {
    await pick(page, "?system=linux");
    await page.getByLabel("Linux").click();
    await expect(status(page)).toContainText("at least one is needed");
    await expect(page).toHaveURL("/pick");
    await expect(page.getByLabel("Linux")).toBeChecked();
  });
});

test("where nothing fits, the page says what is in the way, and one press mends it", async ({ page }) => {
  await pick(page, "?system=openbsd");
  await expect(offer(page).getByRole("heading", { name: "Nothing fits all of this" })).toBeVisible();
  await expect(offer(page).locator(".pick-tally li").first()).toContainText("handed to outgoing connections");
  await offer(page).getByRole("link", { name: "Look from 1024 to 65535" }).click();
  await expect(page).toHaveURL("/pick?to=65535&system=openbsd");
  await expect(figure(page)).toBeVisible();
});

test("when the table of ports does not load, the page says so, and the next press tries again", async ({
  page,
}) => {
  await page.route("**/pick/ports.json", (route) => route.abort());
  await page.goto("/pick?port=5432");
  await expect(results(page)).toHaveAttribute("data-state", "failed");
  await expect(status(page)).toContainText("did not load");
  await page.unroute("**/pick/ports.json");
  await page.getByRole("button", { name: "Find ports" }).click();
  await expect(verdict(page)).toContainText("Better not");
});

test.describe("the snippets", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("copy the number as it is, and the commands ask about it", async ({ page }) => {
    await pick(page);
    const port = (await figure(page).textContent()) ?? "";
    const line = page.locator(".pick-snippets li", { hasText: "Environment" });
    await line.getByRole("button", { name: `Copy: PORT=${port}` }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`PORT=${port}`);
    await expect(page.locator("#check .commands > details[open] code").first()).toContainText(`:${port}`);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it cannot do, and has the widest free runs", async ({ page }) => {
    await page.goto("/pick");
    await expect(page.locator("main noscript p")).toContainText("Picking needs JavaScript");
    await expect(page.locator("#runs tbody tr")).toHaveCount(10);
    await expect(page.locator("#runs tbody a").first()).toBeVisible();
    await expect(page.locator("main noscript").getByRole("link", { name: "widest free runs" })).toBeVisible();
    const buttons = await page.locator("main").getByRole("button").allTextContents();
    expect(buttons.map((text) => text.trim())).toEqual(["Check", "Find ports"]);
  });

  test("the form leads to an address that says the wish", async ({ page }) => {
    await page.goto("/pick");
    await page.getByLabel("Port", { exact: true }).fill("8080");
    await page.getByLabel("macOS").uncheck();
    await page.getByRole("button", { name: "Check" }).click();
    await expect(page).toHaveURL(/\/pick\?port=8080&count=1&system=linux&system=windows&transport=tcp/);
  });
});

for (const [name, query] of [
  ["defaults", ""],
  ["a verdict", "?port=6000"],
  ["nothing that fits", "?system=openbsd"],
  ["a run, and a remark", "?count=5&run=1&seed=x"],
] as const)
  for (const colorScheme of ["light", "dark"] as const)
    test(`axe finds nothing with ${name}, ${colorScheme}, and nothing is said on the console`, async ({
      page,
    }) => {
      const heard = complaints(page);
      await page.emulateMedia({ colorScheme });
      await pick(page, query);
      await unfold(page);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)),
      ).toEqual([]);
      expect(heard).toEqual([]);
    });

test("everything to press is large enough for a finger", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await pick(page);
  await unfold(page);
  const small = await page
    .locator(
      "[data-pick-form] :is(label:has([type=checkbox]), button, input:not([type=checkbox])), .pick-others a",
    )
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
  expect(small).toEqual([]);
});

test("no state of the page scrolls sideways, read from the left or from the right", async ({ page }) => {
  const wide: string[] = [];
  for (const query of ["?port=50000&count=3", "?system=openbsd", "?count=100&run=1&allow=registered"]) {
    await pick(page, query);
    await unfold(page);
    for (const dir of ["ltr", "rtl"]) {
      await page.evaluate((direction) => (document.documentElement.dir = direction), dir);
      for (const width of [320, 390, 768, 1054, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        if (scrollWidth > clientWidth) wide.push(`${query}, ${dir}, ${width} px: ${scrollWidth} px`);
      }
    }
  }
  expect(wide).toEqual([]);
});
