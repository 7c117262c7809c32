import { expect } from "@playwright/test";
import { test } from "../support/page-test.ts";
import { complaints, unfold, visit, visited } from "../support/visit.ts";

for (const [name, path] of Object.entries({ ...visited, "a full-text search": "/search?q=cadvault" }))
  test(`${name} says nothing on the console`, async ({ page }) => {
    const heard = complaints(page);
    await visit(page, path);
    await unfold(page);
    await page.waitForLoadState("networkidle");
    expect(heard).toEqual([]);
  });

test("a page asks nobody but its own server", async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await visit(page, "/ports/5000");
  await page.waitForLoadState("networkidle");
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => !url.startsWith(`${baseURL ?? ""}/`))).toEqual([]);
});

for (const [element, directive] of [
  ["img", "img-src"],
  ["script", "require-trusted-types-for"],
] as const)
  test(`the policy stops ${element} elements that are not ours`, async ({ page }) => {
    await visit(page, "/ports/778");
    const violated = page.evaluate(
      (name) =>
        new Promise<string>((resolve) => {
          document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
          const stranger = document.createElement(name);
          document.body.append(stranger);
          try {
            stranger.setAttribute("src", "data:text/javascript,document.title='taken'");
          } catch {
            // Trusted Types throw, and tell of it as the others do.
          }
        }),
      element,
    );
    expect(await violated).toBe(directive);
    await expect(page).not.toHaveTitle("taken");
  });
