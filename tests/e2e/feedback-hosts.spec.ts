import { rmSync } from "node:fs";
import { expect } from "@playwright/test";
import { changePage, expectStep, face, section, status, withLinks } from "../support/feedback.ts";
import { freePort } from "../support/free-port.ts";
import { test } from "../support/page-test.ts";
import { storedRatings, storedVotes } from "../support/ratings.ts";
import { buildFor, startServer, startStaticHost, type SecondServer } from "../support/second-server.ts";
import { complaints } from "../support/visit.ts";

test.describe("ratings that are kept elsewhere", () => {
  let pages: SecondServer;
  let votes: SecondServer;
  let site: string;
  let built: string;

  test.beforeAll(async () => {
    const port = await freePort();
    site = `http://127.0.0.1:${port}`;
    votes = await startServer({ FEEDBACK_ORIGINS: site });
    built = buildFor(`http://localhost:${votes.port}/api/feedback`, [2181, 2182]);
    pages = await startServer({ PORT: String(port) }, built);
  });
  test.afterAll(async () => {
    await pages.stop();
    await votes.stop();
    rmSync(built, { recursive: true });
  });

  test("a vote is stored there and changed there, and the policy allows it", async ({ page }) => {
    const heard = complaints(page);
    await page.goto(`${site}/ports/2181`);
    await face(page, "unhelpful").click();
    await expectStep(page, "reason");
    expect(votes.ratings(2181)).toEqual(["unhelpful"]);
    await face(page, "helpful").click();
    await expectStep(page, "thanks");
    expect(votes.ratings(2181)).toEqual(["helpful"]);
    expect(pages.ratings(2181)).toEqual([]);
    expect(heard).toEqual([]);
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });
    test("the form is sent there, and leads back to the thanks of this site", async ({ page }) => {
      await page.goto(`${site}/ports/2182`);
      await face(page, "helpful").click();
      await expect(page).toHaveURL(`${site}/thanks?page=%2Fports%2F2182`);
      expect(votes.ratings(2182)).toEqual(["helpful"]);
    });
  });
});

test.describe("a static host without an endpoint", () => {
  let host: Awaited<ReturnType<typeof startStaticHost>>;
  test.beforeAll(async () => {
    host = await startStaticHost();
  });
  test.afterAll(() => host.stop());

  test("says that it keeps no ratings, and offers a report", async ({ page }) => {
    await changePage(page, 2183, withLinks);
    await page.goto(`${host.url}/ports/2183`);
    await face(page, "unhelpful").click();
    await expect(status(page)).toHaveText(
      "This copy of the site keeps no ratings. Your answer was not stored.",
    );
    await expect(face(page, "unhelpful")).toHaveAttribute("aria-pressed", "false");
    await expect(section(page).getByRole("link", { name: "Report a problem" })).toBeVisible();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":")))).toEqual(
      [],
    );
  });

  test("does not say thanks at a later visit, either", async ({ page }) => {
    await page.goto(`${host.url}/ports/2184`);
    await face(page, "helpful").click();
    await expectStep(page, "absent");
    await page.reload();
    await section(page).scrollIntoViewIfNeeded();
    await expect(face(page, "helpful")).toHaveAttribute("aria-pressed", "false");
    await expect(status(page)).toHaveText("");
  });
});

test.describe("without JavaScript, on our own server", () => {
  test.use({ javaScriptEnabled: false });

  test.describe("in Hebrew", () => {
    test.use({ locale: "he-IL" });
    test("a face leads to thanks that ask for more, and what is told goes with the same vote", async ({
      page,
    }) => {
      const heard = complaints(page);
      await page.goto("/ports/2185");
      await face(page, "unhelpful").click();
      await expect(page).toHaveURL("/thanks?page=%2Fports%2F2185&rating=unhelpful");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("תודה");
      await expect(page.locator("main > div")).toHaveCSS("direction", "rtl");
      expect(storedVotes(2185)).toEqual([{ rating: "unhelpful", reason: null, comment: null }]);

      await page.getByRole("radio").nth(1).check();
      await page.getByRole("textbox").last().fill("港".repeat(1000));
      await page.locator(".reasons button").click();
      await expect(page).toHaveURL("/thanks?page=%2Fports%2F2185");
      await expect(page.locator(".reasons")).toHaveCount(0);
      expect(storedVotes(2185)).toEqual([
        { rating: "unhelpful", reason: "failed-command", comment: "港".repeat(1000) },
      ]);
      await page.getByRole("link", { name: "חזרה לדף" }).click();
      await expect(page).toHaveURL("/ports/2185");
      expect(heard).toEqual([]);
    });
  });

  test("a second face changes the vote", async ({ page }) => {
    for (const rating of ["helpful", "unsure"]) {
      await page.goto("/ports/2010");
      await face(page, rating).click();
      await expect(page).toHaveURL(/\/thanks\?page=%2Fports%2F2010/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
      expect(storedRatings(2010)).toEqual([rating]);
    }
  });
});
