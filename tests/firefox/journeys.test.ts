import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { serve, type Running } from "../../src/server/serve.ts";
import { readSettings } from "../../src/server/settings.ts";
import { dist } from "../support/dist.ts";
import { importScripts } from "../support/late-scripts.ts";
import { grievances, sees, startFirefox, tabTo } from "../support/firefox.ts";

/** The Firefox that `npm run test:firefox` has found. */
const path = process.env["TEST_FIREFOX"] ?? "";

const folder = mkdtempSync(join(tmpdir(), "portolan-firefox-"));
const store = join(folder, "feedback.db");
let server: Running | undefined;
let firefox: Browser | undefined;
let page: Page;
let heard: string[];

async function open(where: string): Promise<void> {
  await page.goto(new URL(where, server?.url).href);
  await page.evaluate(importScripts);
}
const at = () => page.url().slice(new URL(page.url()).origin.length);
const pressed = (selector: string) => page.locator(selector).click();

/** Does what leads to another page, and waits for that page. */
const leave = (step: () => Promise<unknown>) => Promise.all([page.waitForNavigation(), step()]);

function votes(port: number): unknown[] {
  const db = new DatabaseSync(store, { readOnly: true });
  try {
    const sql = "select rating, reason, comment from vote where port = ?";
    return db
      .prepare(sql)
      .all(port)
      .map((row) => ({ ...row }));
  } finally {
    db.close();
  }
}

beforeAll(async () => {
  if (path === "") return;
  const env = { HOST: "127.0.0.1", PORT: "0", LOG: "off", FEEDBACK_RATE: "0", DATABASE_URL: `file:${store}` };
  server = await serve(readSettings(env), { dist: dist.replace(/\/$/, "") });
  firefox = await startFirefox(path, join(folder, "home"));
});

afterAll(async () => {
  await firefox?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

describe.skipIf(path === "")("in Firefox", () => {
  beforeEach(async () => {
    const context = await firefox?.createBrowserContext();
    if (!context) throw new Error("Firefox has not started");
    onTestFinished(() => context.close());
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.setDefaultNavigationTimeout(30_000);
    heard = grievances(page);
  });

  test("a name that is typed into the dialog leads to its port, and nothing is said on the console", async () => {
    await open("/ports/770");
    await page.keyboard.press("/");
    await page.keyboard.type("postgres");
    await sees(page, "dialog [role=option]", "5432");
    await page.keyboard.press("ArrowDown");
    await leave(() => page.keyboard.press("Enter"));
    expect(at()).toBe("/ports/5432");
    await sees(page, "h1", "5432");
    expect(heard).toEqual([]);
  });

  test("the box of the first page answers below itself, and gives way to Escape", async () => {
    await open("/");
    await page.locator(".large input").fill("minecarft");
    await sees(page, ".large [role=option]", "25565");
    await page.focus(".large input");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".large .popup")?.checkVisibility());
    expect(heard).toEqual([]);
  });

  test("words of a text are found by the full-text search, its worker included", async () => {
    await open("/search?q=cadvault");
    await page.waitForSelector("#results[data-state=done]");
    await sees(page, "#results", "770");
    expect(heard).toEqual([]);
  });

  test("a rating is stored, then confirmed, and shown at the next visit", async () => {
    await open("/ports/3001");
    await pressed("#feedback [value=helpful]");
    await sees(page, "#feedback [role=status]", "Your answer is stored");
    expect(votes(3001)).toEqual([{ rating: "helpful", reason: null, comment: null }]);

    await open("/ports/3001");
    await page.evaluate(() => document.querySelector("#feedback")?.scrollIntoView());
    await page.waitForSelector("#feedback [value=helpful][aria-pressed=true]");
    expect(heard).toEqual([]);
  });

  test("a reason and a comment go with the vote", async () => {
    await open("/ports/3002");
    await pressed("#feedback [value=unsure]");
    await pressed("#feedback input[value=missing-use]");
    await page.locator("#feedback textarea").fill("Quake");
    await pressed("#feedback .reasons > button");
    await page.waitForSelector("#feedback [data-state=thanks]");
    expect(votes(3002)).toEqual([{ rating: "unsure", reason: "missing-use", comment: "Quake" }]);
    expect(heard).toEqual([]);
  });

  test("where no script loads, the form of ratings is sent as without it, and leads to thanks", async () => {
    await page.setRequestInterception(true);
    page.on(
      "request",
      (request) => void (/\.js$/.test(request.url()) ? request.abort() : request.continue()),
    );
    await open("/ports/3003");
    await leave(() => pressed("#feedback [value=unhelpful]"));
    expect(at()).toMatch(/^\/thanks\?page=%2Fports%2F3003/);
    expect(votes(3003)).toEqual([{ rating: "unhelpful", reason: null, comment: null }]);
  });

  test("night is chosen, holds on the next page, and day is chosen again", async () => {
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await open("/ports/778");
    const day = await paper();
    await pressed("button[aria-label='Night colours']");
    const night = await paper();
    expect(night).not.toBe(day);

    await open("/ports/5000");
    expect(await paper()).toBe(night);
    await pressed("button[aria-label='Day colours']");
    expect(await paper()).toBe(day);
    expect(heard).toEqual([]);
  });

  test("the keyboard alone searches, copies a command and rates, and shows where it is", async () => {
    await open("/ports/778");
    await tabTo(page, ".site-header input");
    await page.keyboard.type("3004");
    await sees(page, "dialog [role=option]", "3004");
    await leave(() => page.keyboard.press("Enter"));
    expect(at()).toBe("/ports/3004");

    await page.$eval(".commands", (commands) => commands.scrollIntoView());
    await page.waitForSelector(".commands button");
    await page.focus(".commands summary");
    await tabTo(page, ".commands details[open] button");
    await page.keyboard.press("Enter");
    await sees(page, ".commands button", "Copied");
    await page.focus(".steps a");
    await tabTo(page, "#feedback [value=helpful]");
    await page.keyboard.press("Enter");
    await sees(page, "#feedback [role=status]", "Your answer is stored");
    expect(votes(3004)).toEqual([{ rating: "helpful", reason: null, comment: null }]);
    expect(heard).toEqual([]);
  });
});
