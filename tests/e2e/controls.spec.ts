import { expect } from "@playwright/test";
import { barriers, forceColours } from "../support/barriers.ts";
import { controls, misnamed } from "../support/controls.ts";
import { test } from "../support/page-test.ts";
import { unfold, visit, visited } from "../support/visit.ts";

/** How much moves. An ornament that comes later, but at once (a duration of 0), does not. */
const moving = () =>
  document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().duration !== 0).length;

/** Rules about what is seen; the others do not depend on colours or on the direction. */
const seen = ["color-contrast", "link-in-text-block", "target-size"];

for (const [name, path] of Object.entries(visited))
  test(`${name} is for everyone: names, sizes, from the right, colours of one's own, without motion`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await visit(page, path);
    await unfold(page);
    const all = await controls(page);
    expect(all.length).toBeGreaterThan(5);
    expect(misnamed(all)).toEqual([]);
    expect(await page.evaluate(moving)).toBe(0);

    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await barriers(page, seen)).toEqual([]);
    await forceColours(page);
    expect(await barriers(page, seen)).toEqual([]);
  });

test("all controls of the search dialog have names of their own and are large enough, and nothing moves", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 320, height: 800 });
  await visit(page, "/ports/778");
  await page.keyboard.press("/");
  expect(misnamed(await controls(page))).toEqual([]);
  await page.keyboard.type("redis");
  await expect(page.getByRole("option").first()).toContainText("6379");
  expect(misnamed(await controls(page))).toEqual([]);
  expect(await barriers(page, ["target-size"])).toEqual([]);
  expect(await page.evaluate(moving)).toBe(0);
});
