// How soon an answer is seen, in Chromium on the built site: from cold, with the bytes that were loaded for it, and
// warm, from each keystroke to its painted results, plain and with a processor slowed four times.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { serve } from "../src/server/serve.ts";
import { readSettings } from "../src/server/settings.ts";
import { browserArguments, findBrowser } from "../tests/support/browser.ts";
import { freePort } from "../tests/support/free-port.ts";

/** One of each kind: what is typed, and the first path that is right. */
const queries: readonly (readonly [kind: string, text: string])[] = [
  ["number", "5432"],
  ["address", "localhost:3000"],
  ["name", "kerberos"],
  ["product", "postgres"],
  ["typo", "elasticserch"],
  ["question", "what port does mysql use"],
  ["error", "EADDRINUSE :::3000"],
];
const coldRuns = 7;
const warmRuns = 4;
/** Between two keystrokes, in milliseconds: a fast typist. */
const pace = 90;

/** In the page: notes for each input event when its answer was painted, and what had been loaded by then. */
function watch(): void {
  const notes: { milliseconds: number; bytes: number }[] = [];
  Object.assign(globalThis, { notes });
  let latest = 0;
  const loaded = () =>
    performance
      .getEntriesByType("resource")
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0);
  addEventListener(
    "input",
    ({ timeStamp }) => {
      const mine = ++latest;
      const before = loaded();
      const look = () => {
        if (mine !== latest) return;
        const list = document.querySelector<HTMLElement>("dialog.finder ol");
        const shown = list?.querySelector("a") && list.dataset["state"] !== "loading";
        const early =
          list?.querySelector("a") &&
          /^[\d:]+$/.test(document.querySelector<HTMLInputElement>("#finder")?.value ?? "");
        if (!shown && !early) return void requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () =>
          notes.push({ milliseconds: performance.now() - timeStamp, bytes: loaded() - before });
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    true,
  );
}

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const at = (numbers: readonly number[], share: number) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? NaN;
const show = (number: number, digits = 1) => number.toFixed(digits).padStart(9);

type Notes = { milliseconds: number; bytes: number }[];
const notesOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes);
const forget = (page: Page) =>
  page.evaluate(() => void ((globalThis as unknown as { notes: Notes }).notes.length = 0));

async function openPage(browser: Browser, url: string, slow: number): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(`${url}/ports/771`, { waitUntil: "networkidle" });
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slow });
  return page;
}

/** Pastes a query at once into the dialog of a page that has loaded nothing for search. */
async function cold(browser: Browser, url: string, text: string): Promise<Notes[number]> {
  const page = await openPage(browser, url, 1);
  await page.keyboard.press("/");
  await page.keyboard.insertText(text);
  await page.waitForFunction(() => (globalThis as unknown as { notes: Notes }).notes.length > 0, undefined, {
    timeout: 20_000,
  });
  const [first] = await notesOf(page);
  await page.context().close();
  return first as Notes[number];
}

/** Types queries letter by letter once everything they need is there. */
async function warm(browser: Browser, url: string, slow: number): Promise<number[]> {
  const page = await openPage(browser, url, slow);
  await page.keyboard.press("/");
  const input = page.locator("#finder");
  const type = async (text: string) => {
    await input.fill("");
    await page.keyboard.type(text, { delay: pace });
    await page.locator("dialog.finder ol[data-state=done]").waitFor({ timeout: 30_000 });
    await page.waitForTimeout(pace);
  };
  for (const [, text] of queries) await type(text);
  await forget(page);
  for (let run = 0; run < warmRuns; run++) for (const [, text] of queries) await type(text);
  const times = (await notesOf(page)).map(({ milliseconds }) => milliseconds);
  await page.context().close();
  return times;
}

const folder = mkdtempSync(join(tmpdir(), "portolan-speed-"));
const server = await serve(
  readSettings({
    HOST: "127.0.0.1",
    PORT: String(await freePort()),
    DATABASE_URL: `file:${join(folder, "feedback.db")}`,
    LOG: "off",
  }),
  { dist: "dist" },
);
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
try {
  console.log(
    `From cold, ${coldRuns} runs each, median: milliseconds to the first painted result, bytes loaded before`,
  );
  for (const [kind, text] of queries) {
    const runs: Notes = [];
    for (let run = 0; run < coldRuns; run++) runs.push(await cold(browser, server.url, text));
    console.log(
      `${kind.padEnd(10)} ${text.padEnd(26)} ${show(
        at(
          runs.map(({ milliseconds }) => milliseconds),
          0.5,
        ),
      )} ms ${show(
        at(
          runs.map(({ bytes }) => bytes),
          0.5,
        ),
        0,
      )} B`,
    );
  }
  console.log("\nWarm: milliseconds from each keystroke to its painted results");
  for (const slow of [1, 4]) {
    const times = await warm(browser, server.url, slow);
    console.log(
      `${slow === 1 ? "plain   " : "slowed 4"} ${times.length} keystrokes, p50 ${show(at(times, 0.5))}, p95 ${show(at(times, 0.95))}`,
    );
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
