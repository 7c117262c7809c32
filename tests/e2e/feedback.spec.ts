import { expect, type Locator } from "@playwright/test";
import {
  changePage,
  endpoint,
  expectStep,
  face,
  openForm,
  section,
  states,
  status,
  withLinks,
} from "../support/feedback.ts";
import { test } from "../support/page-test.ts";
import { storedRatings, storedVotes } from "../support/ratings.ts";

// Each test rates a port of its own: they share one server and its database.
const stored = "Your answer is stored";
const notStored = "nothing is stored yet";
const reason = (name: string) => ({ name, exact: true });

test("a click is stored, then confirmed", async ({ page }) => {
  await page.goto("/ports/2001");
  await section(page).getByRole("button", { name: "Helpful", exact: true }).click();
  await expect(status(page)).toContainText(stored);
  expect(storedRatings(2001)).toEqual(["helpful"]);
  await expect(face(page, "helpful")).toHaveAttribute("aria-pressed", "true");
  await expect(section(page).getByRole("radio")).toHaveCount(0);
});

test("nothing is confirmed before the server has stored it", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(endpoint, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/ports/2003");
  await face(page, "unhelpful").click();
  await expect(status(page)).toHaveText("Sending…");
  expect(storedRatings(2003)).toEqual([]);
  release();
  await expect(status(page)).toContainText(stored);
  expect(storedRatings(2003)).toEqual(["unhelpful"]);
});

test("a press before any script is there is not lost", async ({ page }) => {
  await page.route(/\/_astro\/(?!site\.)[^/]+\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  });
  await page.goto("/ports/2011", { waitUntil: "domcontentloaded" });
  await face(page, "helpful").click();
  await expect(status(page)).toContainText(stored);
  await expect(page).toHaveURL("/ports/2011");
  expect(storedRatings(2011)).toEqual(["helpful"]);
});

test("where the form's script does not load, the form is sent as without it", async ({ page }) => {
  await page.route("**/_astro/widget.client.*", (route) => route.abort());
  await page.goto("/ports/2012");
  await face(page, "helpful").click();
  await expect(page).toHaveURL("/thanks?page=%2Fports%2F2012");
  expect(storedRatings(2012)).toEqual(["helpful"]);
});

test("a sad face is stored at once; reason and comment go with the same vote", async ({ page }) => {
  await openForm(page, 2013);
  await face(page, "unhelpful").click();
  await expect(status(page)).toContainText(stored);
  expect(storedVotes(2013)).toEqual([{ rating: "unhelpful", reason: null, comment: null }]);

  await page.getByRole("radio", reason("A command failed")).check();
  await page.getByRole("textbox", { name: "Comment (optional)" }).fill("  lsof -i <b>\u0007\nfails  ");
  await section(page).getByRole("button", { name: "Send" }).click();
  await expectStep(page, "thanks");
  expect(storedVotes(2013)).toEqual([
    { rating: "unhelpful", reason: "failed-command", comment: "lsof -i <b>\nfails" },
  ]);
  await expect(page.getByRole("radio")).toHaveCount(0);
});

test("a later visit shows the answer, and changes it", async ({ page }) => {
  await openForm(page, 2004);
  await face(page, "unhelpful").click();
  await page.getByRole("radio", reason("Hard to follow")).check();
  await page.getByRole("textbox", { name: "Comment (optional)" }).fill("Too short.");
  await section(page).getByRole("button", { name: "Send" }).click();
  await expectStep(page, "thanks");

  await openForm(page, 2004);
  await expect(status(page)).toContainText("what you answered before");
  await expect(face(page, "unhelpful")).toHaveAttribute("aria-pressed", "true");
  await face(page, "unsure").click();
  await expectStep(page, "reason");
  await expect(page.getByRole("radio", reason("Hard to follow"))).toBeChecked();
  expect(storedVotes(2004)).toEqual([{ rating: "unsure", reason: "hard-to-follow", comment: "Too short." }]);

  await face(page, "helpful").click();
  await expectStep(page, "thanks");
  expect(storedVotes(2004)).toEqual([{ rating: "helpful", reason: null, comment: null }]);
});

test("what is left for a comment is counted, and told near the end", async ({ page }) => {
  await openForm(page, 2014);
  await face(page, "unsure").click();
  const box = page.getByRole("textbox", { name: "Comment (optional)" });
  await expect(box).toHaveAccessibleDescription(/personal data\. ?Characters left: 1,000/);
  await box.fill("x".repeat(800));
  await expect(page.locator("#comment-left")).toHaveText("Characters left: 200");
  await box.fill("x".repeat(995));
  await box.press("End");
  await page.keyboard.type("1234567");
  await expect(box).toHaveValue(/x12345$/);
  await expect(section(page).locator(".reasons [role=status]")).toHaveText("Characters left: 0");
});

for (const [port, what, fail] of [
  [2005, "an error of the server", { status: 500 }],
  [2006, "too many votes", { status: 429, headers: { "retry-after": "60" } }],
  [2007, "a broken connection", undefined],
] as const)
  test(`${what} is shown, keeps the choice, and a retry counts once`, async ({ page }) => {
    await page.route(endpoint, (route) => (fail ? route.fulfill(fail) : route.abort()));
    await page.goto(`/ports/${port}`);
    await face(page, "helpful").click();
    await expect(status(page)).toContainText(notStored);
    await expect(status(page)).toBeVisible();
    await expect(face(page, "helpful")).toHaveAttribute("aria-pressed", "true");
    expect(storedRatings(port)).toEqual([]);

    await page.unroute(endpoint);
    await section(page).getByRole("button", { name: "Try again" }).click();
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
  await face(page, "helpful").click();
  await expect(status(page)).toContainText(notStored);
  expect(storedRatings(2008)).toEqual(["helpful"]);
  await face(page, "helpful").click();
  await expect(status(page)).toContainText(stored);
  expect(storedRatings(2008)).toEqual(["helpful"]);
  expect(sent[1]).toBe(sent[0]);
});

test("a refusal is told with the server's reason, and what was written stays, also for a later visit", async ({
  page,
}) => {
  await openForm(page, 2015);
  await face(page, "unhelpful").click();
  await expectStep(page, "reason");
  await page.route(endpoint, (route) =>
    route.fulfill({
      status: 422,
      contentType: "application/problem+json",
      body: JSON.stringify({ detail: "No.", errors: [{ field: "comment", message: "is <i>odd</i>" }] }),
    }),
  );
  await page.getByRole("textbox", { name: "Comment (optional)" }).fill("Odd");
  await section(page).getByRole("button", { name: "Send" }).click();
  await expect(status(page)).toHaveText("Your answer was not accepted: comment is <i>odd</i>");
  await expect(page.getByRole("textbox", { name: "Comment (optional)" })).toHaveValue("Odd");

  await openForm(page, 2015);
  await expect(status(page)).toContainText("was not accepted");
  await expect(page.getByRole("textbox", { name: "Comment (optional)" })).toHaveValue("Odd");
});

/** Points at a link, again and again until the script is there that gives it its address. */
const pointAt = (link: Locator, href: RegExp) =>
  expect(async () => {
    await link.page().mouse.move(0, 0);
    await link.hover();
    await expect(link).toHaveAttribute("href", href, { timeout: 500 });
  }).toPass();

test("a report takes along the section that the reader was in, and what could not be sent", async ({
  page,
}) => {
  await changePage(page, 2016, withLinks);
  await page.goto("/ports/2016#risks");
  const report = section(page).getByRole("link", { name: "Report a problem" });
  await pointAt(report, /body=Section%3A%20Risks$/);
  await page.locator("#history h2").click();
  await pointAt(report, /body=Section%3A%20History$/);
  // Longer than a section has to be looked at: the one that was pressed stays, although another was passed before.
  await page.waitForTimeout(2000);

  await states["failed"]?.(page);
  await expectStep(page, "failed");
  await page.getByRole("radio", reason("A fact is wrong")).check();
  await page.getByRole("textbox", { name: "Comment (optional)" }).fill("Not & 5%");
  await expect(report).toHaveCount(1);
  await report.focus();
  await expect(report).toHaveAttribute("href", /Section%3A%20History%0A%0Awrong-fact%0A%0ANot%20%26%205%25$/);
});

test("the section in which the reader stays is the one that is reported", async ({ page }) => {
  await changePage(page, 2017, withLinks);
  await page.goto("/ports/2017");
  await page.locator("#check h2").evaluate((heading) => heading.scrollIntoView({ block: "center" }));
  await page.waitForTimeout(2000);
  const report = section(page).getByRole("link", { name: "Report a problem" });
  await report.focus();
  await expect(report).toHaveAttribute("href", /Section%3A%20Check$/);
});
