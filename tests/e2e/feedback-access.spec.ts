import { expect } from "@playwright/test";
import { barriers, forceColours } from "../support/barriers.ts";
import { controls, misnamed } from "../support/controls.ts";
import {
  changePage,
  expectStep,
  face,
  openForm,
  section,
  states,
  status,
  withLinks,
} from "../support/feedback.ts";
import { tabTo } from "../support/focus.ts";
import { test } from "../support/page-test.ts";
import { storedVotes } from "../support/ratings.ts";

for (const [scheme, locale] of [
  ["light", "en"],
  ["dark", "en"],
  ["light", "he"],
] as const)
  test.describe(`${scheme}, in ${locale}`, () => {
    test.use({ locale, colorScheme: scheme, viewport: { width: 390, height: 800 } });

    for (const name of Object.keys(states))
      test(`axe finds nothing in the state ${name}, and all controls have names of their own`, async ({
        page,
      }) => {
        await changePage(page, 2151, withLinks);
        await openForm(page, 2151);
        await states[name]?.(page);
        await expectStep(page, name);
        expect(await barriers(page)).toEqual([]);
        expect(misnamed(await controls(page))).toEqual([]);
      });
  });

test("in colours of the reader's own, the face that is pressed is told from the others", async ({ page }) => {
  await openForm(page, 2156);
  await states["thanks"]?.(page);
  await expectStep(page, "thanks");
  await forceColours(page);
  const paper = await face(page, "unsure").evaluate((button) => getComputedStyle(button).backgroundColor);
  await expect(face(page, "unhelpful")).toHaveCSS("background-color", paper);
  await expect(face(page, "helpful")).not.toHaveCSS("background-color", paper);
  expect(await barriers(page, ["color-contrast"])).toEqual([]);
});

test("with the keyboard alone: a face, a reason, a comment, and the place is kept", async ({ page }) => {
  await page.goto("/ports/2152");
  await page.locator("main a[rel=next]").focus();
  await tabTo(page, "[value=unhelpful]");
  await tabTo(page, "[value=unsure]");
  await page.keyboard.press("Enter");
  await expect(status(page)).toContainText("Your answer is stored");
  await expect(face(page, "unsure")).toBeFocused();

  await tabTo(page, "[type=radio]");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "A use is missing" })).toBeChecked();
  await tabTo(page, "textarea");
  await page.keyboard.type("Quake");
  await tabTo(page, ".reasons button");
  await page.keyboard.press("Enter");
  await expectStep(page, "thanks");
  await expect(face(page, "unsure")).toBeFocused();
  expect(storedVotes(2152)).toEqual([{ rating: "unsure", reason: "missing-use", comment: "Quake" }]);
});

test("the button that tries again hands its place on", async ({ page }) => {
  await openForm(page, 2153);
  await states["failed"]?.(page);
  await expectStep(page, "failed");
  await page.unroute("**/api/feedback");
  await section(page).getByRole("button", { name: "Try again" }).press("Enter");
  await expectStep(page, "reason");
  await expect(face(page, "unsure")).toBeFocused();
});

for (const width of [320, 390, 1280])
  test(`all that is pressed is large enough for a thumb at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openForm(page, 2154);
    await states["failed"]?.(page);
    await expectStep(page, "failed");
    for (const part of await section(page).locator("button:visible, fieldset label").all()) {
      const box = await part.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
  });
