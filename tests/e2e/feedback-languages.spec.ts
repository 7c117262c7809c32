import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { languages } from "../../src/feedback/languages.ts";
import {
  changePage,
  endpoint,
  expectStep,
  face,
  openForm,
  section,
  states,
  status,
  sticksOut,
  withLinks,
} from "../support/feedback.ts";
import { test } from "../support/page-test.ts";

type Words = Record<string, string>;
const wordsOf = (tag: string) =>
  JSON.parse(readFileSync(`content/strings/feedback/${tag}.json`, "utf8")) as Words;

/** English with accents, half as long again, in brackets: what is not in brackets was not taken from the words. */
const pseudo = Object.fromEntries(
  Object.entries(wordsOf("en")).map(([key, text]) => {
    if (key === "direction") return [key, "ltr"];
    const accented = text.replace(/[aeiou](?![^{]*\})/g, (letter) => `${letter}\u0301`);
    return [key, `⟦${accented} ${"ŵö".repeat(Math.ceil(text.length / 4))}⟧`];
  }),
);

/** The texts that are seen or told in the form, but for faces, what was written, and reasons of the server. */
const texts = (page: Page) =>
  section(page).evaluate((part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim() ?? "";
      if (text && parent?.checkVisibility() && !parent.closest("[aria-hidden], bdi, textarea"))
        found.push(text);
    }
    const told = ["aria-label", "aria-description", "placeholder", "title", "alt"];
    for (const element of part.querySelectorAll("*"))
      for (const name of told) if (element.hasAttribute(name)) found.push(element.getAttribute(name) ?? "");
    return found;
  });

for (const tag of languages.filter((tag) => tag !== "en"))
  test.describe(`in ${tag}`, () => {
    test.use({ locale: tag, viewport: { width: 320, height: 800 } });

    test(`the form speaks ${tag}, and its longest states fit into 320 pixels`, async ({ page }) => {
      const words = wordsOf(tag);
      await changePage(page, 2100, withLinks);
      await openForm(page, 2100);
      await expect(section(page)).toHaveAttribute("lang", tag);
      await expect(section(page)).toHaveAttribute("dir", words["direction"] ?? "");
      await expect(section(page).getByRole("heading")).toHaveText(words["question"] ?? "");
      await expect(face(page, "helpful")).toHaveAccessibleName(words["helpful"] ?? "");
      expect(await sticksOut(page)).toEqual([]);
      for (const name of ["absent", "refused", "failed"]) {
        await page.unroute(endpoint);
        await states[name]?.(page);
        await expectStep(page, name);
        expect({ [name]: await sticksOut(page) }).toEqual({ [name]: [] });
      }
      await expect(status(page)).toHaveText(words["kept"] ?? "");
    });
  });

test.describe("with a language of our own making", () => {
  test.use({ locale: "de", viewport: { width: 320, height: 800 } });

  for (const name of Object.keys(states))
    test(`every word of the state ${name} is taken from the words, and long ones fit`, async ({ page }) => {
      await page.route("**/_astro/de.*.json", (route) => route.fulfill({ json: pseudo }));
      await changePage(page, 2101, withLinks);
      await openForm(page, 2101);
      await expect(section(page).getByRole("heading")).toHaveText(/^⟦/);
      await states[name]?.(page);
      await expectStep(page, name);
      const seen = await texts(page);
      expect(seen.filter((text) => !/^⟦.*⟧$/s.test(text))).toEqual([]);
      expect(seen.length).toBeGreaterThan(3);
      for (let width = 320; width <= 1440; width += 80) {
        await page.setViewportSize({ width, height: 800 });
        expect(await sticksOut(page), `${width} px`).toEqual([]);
      }
    });
});

for (const tag of ["he", "ar"])
  for (const width of [320, 390])
    test.describe(`${tag} at ${width} pixels, in a page that is read from the left`, () => {
      test.use({ locale: tag, viewport: { width, height: 800 } });

      test("the form is the mirror image of the English one", async ({ page, browser, baseURL }) => {
        const boxes = async (there: Page) => {
          await openForm(there, 2102);
          await states["failed"]?.(there);
          await expectStep(there, "failed");
          const parts =
            "button[name=rating], .next button, .reasons, .reasons input, textarea, .reasons > button";
          return section(there)
            .locator(parts)
            .evaluateAll((all) =>
              all.map((part) => {
                const { left, right } = part.getBoundingClientRect();
                return { part: part.localName, left, right };
              }),
            );
        };
        const mirrored = await boxes(page);
        const english = await (
          await browser.newContext({
            locale: "en",
            viewport: { width, height: 800 },
            ...(baseURL ? { baseURL } : {}),
          })
        ).newPage();
        const plain = await boxes(english);
        await english.context().close();

        expect(await page.locator("html").getAttribute("dir")).toBeNull();
        expect(mirrored.map(({ part }) => part)).toEqual(plain.map(({ part }) => part));
        for (const [index, { left }] of plain.entries())
          expect(Math.abs(width - (mirrored[index]?.right ?? 0) - left), `part ${index}`).toBeLessThan(1);
        const [first, second, third] = mirrored;
        expect((first?.left ?? 0) > (second?.left ?? 0) && (second?.left ?? 0) > (third?.left ?? 0)).toBe(
          true,
        );
        await expect(status(page)).toHaveCSS("border-inline-start-width", "3px");
        await expect(status(page)).toHaveCSS("border-right-width", "3px");
        expect(await sticksOut(page)).toEqual([]);
      });

      test("what is written from the left in it is read from the left", async ({ page }) => {
        await openForm(page, 2103);
        await states["failed"]?.(page);
        await section(page).locator("textarea").fill("ss -ltn says so.");
        expect(
          await section(page)
            .locator("textarea")
            .evaluate((box) => box.matches(":dir(ltr)")),
        ).toBe(true);
      });
    });

test.describe("what is loaded", () => {
  const files = (page: Page) => {
    const asked: string[] = [];
    page.on("request", (request) => {
      const [, tag] = /\/_astro\/([\w-]+)\.[\w-]+\.json$/.exec(request.url()) ?? [];
      if (tag) asked.push(tag);
    });
    return asked;
  };

  test.describe("for a reader in Taiwan", () => {
    test.use({ locale: "zh-TW" });
    test("are the words in traditional characters, and only when the reader comes near", async ({ page }) => {
      const asked = files(page);
      await page.goto("/ports/770");
      await page.waitForLoadState("networkidle");
      expect(asked).toEqual([]);
      await section(page).scrollIntoViewIfNeeded();
      await expect(section(page)).toHaveAttribute("lang", "zh-Hant");
      expect(asked).toEqual(["zh-Hant"]);
    });
  });

  test.describe("for a reader of English", () => {
    test.use({ locale: "en-GB" });
    test("are no words", async ({ page }) => {
      const asked = files(page);
      await openForm(page, 770);
      await page.waitForLoadState("networkidle");
      expect(asked).toEqual([]);
      await expect(section(page)).toHaveAttribute("lang", "en");
    });
  });

  test.describe("for a reader of Thai, whose words do not load", () => {
    test.use({ locale: "th" });
    for (const fail of [undefined, { status: 500 }, { status: 200, body: "<h1>No</h1>" }])
      test(`is English, and all works: ${JSON.stringify(fail) ?? "no connection"}`, async ({ page }) => {
        await page.route("**/_astro/th.*.json", (route) => (fail ? route.fulfill(fail) : route.abort()));
        await openForm(page, 2104);
        await states["thanks"]?.(page);
        await expect(status(page)).toContainText("Your answer is stored");
        await expect(section(page)).toHaveAttribute("lang", "en");
      });
  });
});

test.describe("a face that is pressed when the language arrives", () => {
  test.use({ locale: "he", viewport: { width: 390, height: 800 } });

  test("is heard, and the form speaks afterwards", async ({ page }) => {
    const arrive = Promise.withResolvers<undefined>();
    await page.route("**/_astro/he.*.json", async (route) => {
      await arrive.promise;
      await route.continue();
    });
    await page.route(endpoint, () => undefined);
    await openForm(page, 2154);
    await face(page, "unhelpful").hover();
    await page.mouse.down();
    const arrived = page.waitForResponse(/he\..*\.json/);
    arrive.resolve(undefined);
    await (await arrived).finished();
    await page.waitForTimeout(200);
    await expect(section(page)).not.toHaveAttribute("lang", "he");

    await page.mouse.up();
    await expectStep(page, "sending");
    await expect(section(page)).toHaveAttribute("lang", "he");
    await expect(face(page, "unhelpful")).toHaveAttribute("aria-pressed", "true");
  });
});
