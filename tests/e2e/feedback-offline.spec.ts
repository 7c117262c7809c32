import { expect } from "@playwright/test";
import { endpoint, expectStep, face, openForm, section, status } from "../support/feedback.ts";
import { test } from "../support/page-test.ts";
import { storedRatings, storedVotes } from "../support/ratings.ts";

const notStored = "nothing is stored yet";

test("offline, an answer is kept; when the connection is back it is sent by itself", async ({
  page,
  context,
}) => {
  await openForm(page, 2041);
  await context.setOffline(true);
  await face(page, "unhelpful").click();
  await page.getByRole("radio", { name: "Something else" }).check();
  await page.getByRole("textbox", { name: "Comment (optional)" }).fill("From a train");
  await section(page).getByRole("button", { name: "Send" }).click();
  await expect(status(page)).toContainText("is kept on this device");
  expect(storedVotes(2041)).toEqual([]);

  await context.setOffline(false);
  await expectStep(page, "thanks");
  expect(storedVotes(2041)).toEqual([{ rating: "unhelpful", reason: "other", comment: "From a train" }]);
});

test("a page that is opened again says what waits, and sends it", async ({ page }) => {
  await page.route(endpoint, (route) => route.abort());
  await openForm(page, 2042);
  await face(page, "unsure").click();
  await expect(status(page)).toContainText(notStored);
  await openForm(page, 2042);
  await expect(status(page)).toContainText(notStored);
  await expect(face(page, "unsure")).toHaveAttribute("aria-pressed", "true");
  await page.unroute(endpoint);
  await expectStep(page, "reason");
  expect(storedRatings(2042)).toEqual(["unsure"]);
});

for (const [port, path] of [
  [2043, "/ports/2044"],
  [2045, "/about"],
] as const)
  test(`an answer that waits is sent from ${path}`, async ({ page }) => {
    await page.route(endpoint, (route) => route.abort());
    await openForm(page, port);
    await face(page, "helpful").click();
    await expect(status(page)).toContainText(notStored);
    await page.unroute(endpoint);
    await page.goto(path);
    await expect.poll(() => storedRatings(port)).toEqual(["helpful"]);
    await openForm(page, port);
    await expect(status(page)).toContainText("what you answered before");
  });

test("a server that asks to wait is not asked before, not even when the connection comes back", async ({
  page,
}) => {
  const times: number[] = [];
  await page.route(endpoint, async (route) => {
    times.push(Date.now());
    if (times.length > 1) return route.continue();
    return route.fulfill({ status: 503, headers: { "retry-after": "7" }, body: "" });
  });
  await openForm(page, 2046);
  await face(page, "helpful").click();
  await expect(status(page)).toContainText(notStored);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expectStep(page, "thanks");
  expect(times).toHaveLength(2);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(7000);
  expect(storedRatings(2046)).toEqual(["helpful"]);
});

test("two tabs have one answer stored once, and both show it", async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openForm(one, 2047);
  await openForm(two, 2047);
  await context.setOffline(true);
  await face(one, "helpful").click();
  await expect(status(one)).toContainText(notStored);
  await expect(status(two)).toContainText(notStored);
  await expect(face(two, "helpful")).toHaveAttribute("aria-pressed", "true");

  // A tab sees what another has put down only a moment later: both may send, but under the same id.
  const ids: unknown[] = [];
  context.on("requestfinished", (request) => {
    if (request.url().endsWith("/api/feedback")) ids.push((request.postDataJSON() as { id: unknown }).id);
  });
  await context.route(endpoint, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await context.setOffline(false);
  await expectStep(one, "thanks");
  await expectStep(two, "thanks");
  expect(ids[0]).toEqual(expect.any(String));
  expect(new Set(ids).size).toBe(1);
  expect(storedRatings(2047)).toEqual(["helpful"]);
});

test("an answer in another tab is shown in this one", async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openForm(one, 2048);
  await openForm(two, 2048);
  await face(one, "unhelpful").click();
  await expect(face(two, "unhelpful")).toHaveAttribute("aria-pressed", "true");
  await face(two, "helpful").click();
  await expect(face(one, "helpful")).toHaveAttribute("aria-pressed", "true");
  await expectStep(two, "thanks");
  expect(storedRatings(2048)).toEqual(["helpful"]);
});

test("an answer that is changed while the first is under way ends as it was changed", async ({ page }) => {
  await page.route(endpoint, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await openForm(page, 2049);
  await face(page, "unhelpful").click();
  await face(page, "helpful").click();
  await expectStep(page, "thanks");
  expect(storedRatings(2049)).toEqual(["helpful"]);
});

test.describe("where the browser refuses storage", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      }),
    ),
  );

  test("rating works all the same", async ({ page }) => {
    await openForm(page, 2009);
    await face(page, "unsure").click();
    await expectStep(page, "reason");
    await face(page, "helpful").click();
    await expectStep(page, "thanks");
    expect(storedRatings(2009)).toEqual(["helpful"]);
  });

  test("what is lost waits with the page, which says so", async ({ page, context }) => {
    await openForm(page, 2050);
    await context.setOffline(true);
    await face(page, "helpful").click();
    await expect(status(page)).toContainText("Leave this page open");
    await context.setOffline(false);
    await expectStep(page, "thanks");
    expect(storedRatings(2050)).toEqual(["helpful"]);
  });
});
