import { expect } from "@playwright/test";
import { test } from "../support/page-test.ts";

test.describe("addresses", () => {
  for (const port of [0, 770, 65535])
    test(`/ports/${port} answers 200`, async ({ request }) => {
      const response = await request.get(`/ports/${port}`, { maxRedirects: 0 });
      expect(response.status()).toBe(200);
      expect(response.headers()["content-type"]).toBe("text/html; charset=utf-8");
    });

  for (const path of ["/ports/770/", "/770", "/770/", "/ports/0770", "/ports/770.html"])
    test(`${path} answers one 308 to /ports/770`, async ({ request }) => {
      const response = await request.get(path, { maxRedirects: 0 });
      expect(response.status()).toBe(308);
      expect(response.headers()["location"]).toBe("/ports/770");
    });

  for (const path of ["/ports/65536", "/ports/-1", "/ports/7x", "/nowhere", "/404.html"])
    test(`${path} answers 404`, async ({ request }) => {
      const response = await request.get(path, { maxRedirects: 0, headers: { accept: "text/html" } });
      expect(response.status()).toBe(404);
      expect(await response.text()).toContain("<h1>");
    });

  for (const [path, sense] of [
    ["/ports/70000", "/ports/65535"],
    ["/ports/tcp-770", "/ports/770"],
    ["/postgres", "/search?q=postgres"],
  ] as const)
    test(`${path} offers ${sense}`, async ({ page }) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.locator("main [role=status] a")).toHaveAttribute("href", sense);
    });
});

test.describe("the page of port 770", () => {
  test.beforeEach(({ page }) => page.goto("/ports/770").then(() => undefined));

  test("has its title, number and kind", async ({ page }) => {
    await expect(page).toHaveTitle("Port 770: cadlock · Portolan");
    await expect(page.locator("html")).toHaveAttribute("data-port", "770");
    await expect(page.locator("html")).toHaveAttribute("data-kind", "assigned");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/Port\s+770\s+cadlock/);
  });

  test("shows the registry's state and names, transport by transport", async ({ page }) => {
    const rows = page.locator("table#registry tr[data-transport]");
    await expect(rows).toHaveCount(2);
    for (const transport of ["tcp", "udp"]) {
      const row = page.locator(`#registry tr[data-transport=${transport}][data-state=assigned]`);
      await expect(row.locator("code")).toHaveText(["cadlock"]);
    }
  });

  test("has its sections in order, each with a heading", async ({ page }) => {
    const sections = page.locator("main section[id]");
    const ids = await sections.evaluateAll((all) => all.map(({ id }) => id));
    expect(ids).toEqual(["status", "history", "risks", "check", "faq", "sources", "feedback"]);
    for (const section of await sections.all()) await expect(section.locator("h2")).toHaveCount(1);
  });
});
