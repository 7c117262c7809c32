// How soon an answer is seen, in Chromium on the built site: from cold, with the bytes that were loaded for it, and
// warm, from each keystroke to its painted results, plain and with a processor slowed four times.
//   npm run bench:search-speed             both
//   npm run bench:search-speed -- --warm   only the second, with more runs
//   npm run bench:search-speed -- --quick  both, with fewer runs
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { serve } from "../src/server/serve.ts";
import { readSettings } from "../src/server/settings.ts";
import { browserArguments, findBrowser } from "../tests/support/browser.ts";
import { freePort } from "../tests/support/free-port.ts";
import { tell } from "./row.ts";

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
const onlyWarm = process.argv.includes("--warm");
const quick = process.argv.includes("--quick");
const coldRuns = quick ? 3 : 7;
/** Each has its own page and types all queries; what is told is the median of the runs. */
const warmRuns = onlyWarm ? 9 : quick ? 3 : 5;
/** Between two keystrokes, in milliseconds: a fast typist. */
const pace = 90;

/** What 95 of 100 keystrokes may take, in milliseconds, by how often the processor is slowed. */
const mostWarm: Readonly<Record<number, number>> = { 1: 16, 4: 50 };

/** The parts of a keystroke. */
const parts = ["key to script", "answer", "wait for a frame", "style, layout, paint"] as const;

interface Note {
  milliseconds: number;
  bytes: number;
  /** Milliseconds, as in `parts`. */
  parts: readonly number[];
}

/** In the page: notes for each input event when its answer was painted, and what had been loaded by then. */
function watch(): void {
  const notes: Note[] = [];
  Object.assign(globalThis, { notes });
  let latest = 0;
  let answered = 0;
  let watched: HTMLElement | null = null;
  const loaded = () =>
    performance
      .getEntriesByType("resource")
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0);
  // An answer is in the list when its state changes from "loading".
  const watchState = () => {
    const list = document.querySelector<HTMLElement>("dialog.finder ol");
    if (!list || list === watched) return;
    watched = list;
    new MutationObserver(() => {
      if (list.dataset["state"] !== "loading") answered = performance.now();
    }).observe(list, { attributes: true });
  };
  addEventListener(
    "input",
    ({ timeStamp }) => {
      const mine = ++latest;
      const before = loaded();
      const heard = performance.now();
      watchState();
      const look = () => {
        if (mine !== latest) return;
        const list = document.querySelector<HTMLElement>("dialog.finder ol");
        const shown = list?.querySelector("a") && list.dataset["state"] !== "loading";
        const early =
          list?.querySelector("a") &&
          /^[\d:]+$/.test(document.querySelector<HTMLInputElement>("#finder")?.value ?? "");
        if (!shown && !early) return void requestAnimationFrame(look);
        const frame = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const painted = performance.now();
          notes.push({
            milliseconds: painted - timeStamp,
            bytes: loaded() - before,
            parts: [heard - timeStamp, answered - heard, frame - answered, painted - frame],
          });
        };
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

type Notes = Note[];
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
async function warm(browser: Browser, url: string, slow: number): Promise<Notes> {
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
  for (const [, text] of queries) await type(text);
  const notes = await notesOf(page);
  await page.context().close();
  return notes;
}

/** Tells of runs: medians over them, and the worst and best, so that one sees how steady the machine was. */
function tellWarm(slow: number, runs: readonly Notes[], load: number): void {
  const over = (share: number) =>
    runs.map((run) =>
      at(
        run.map(({ milliseconds }) => milliseconds),
        share,
      ),
    );
  const told = [0.5, 0.95].map((share) => {
    const all = sorted(over(share));
    return `p${share * 100} ${show(at(all, 0.5))} (${show(all[0] ?? NaN).trim()}–${show(all.at(-1) ?? NaN).trim()})`;
  });
  const count = runs.flat().length;
  const most = mostWarm[slow];
  tell({
    what: `keystroke to painted results, p95, ${slow === 1 ? "plain" : `processor slowed ${slow} times`}`,
    value: at(over(0.95), 0.5),
    unit: "ms",
    ...(most === undefined ? {} : { aim: { most } }),
    note: `median of ${runs.length} runs, ${count} keystrokes, load ${load.toFixed(1)}`,
  });
  console.log(
    `${slow === 1 ? "plain   " : "slowed 4"} ${runs.length} runs, ${count} keystrokes: ${told.join(", ")}; load ${load.toFixed(1)} on ${availableParallelism()} processors`,
  );
  const medians = parts.map((part, place) => {
    const times = runs.flat().map(({ parts }) => parts[place] ?? NaN);
    return `${part} ${show(at(times, 0.5)).trim()}/${show(at(times, 0.95)).trim()}`;
  });
  console.log(`         p50/p95 of its parts: ${medians.join(", ")}`);
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
  if (!onlyWarm)
    console.log(
      `From cold, ${coldRuns} runs each, median: milliseconds to the first painted result, bytes loaded before`,
    );
  for (const [kind, text] of onlyWarm ? [] : queries) {
    const runs: Notes = [];
    for (let run = 0; run < coldRuns; run++) runs.push(await cold(browser, server.url, text));
    const median = (of: (note: Note) => number) => at(runs.map(of), 0.5);
    tell({
      what: `search from cold (${kind}): loaded before the first result`,
      value: median(({ bytes }) => bytes),
      unit: "B",
      ...(kind === "number" ? { aim: { most: 0 } } : {}),
      note: `“${text}”, shown after ${median(({ milliseconds }) => milliseconds).toFixed(0)} ms`,
    });
    console.log(
      `${kind.padEnd(10)} ${text.padEnd(26)} ${show(median(({ milliseconds }) => milliseconds))} ms ${show(
        median(({ bytes }) => bytes),
        0,
      )} B`,
    );
  }
  console.log("\nWarm: milliseconds from each keystroke to its painted results; median over the runs");
  for (const slow of [1, 4]) {
    const runs: Notes[] = [];
    const loads: number[] = [];
    for (let run = 0; run < warmRuns; run++) {
      runs.push(await warm(browser, server.url, slow));
      loads.push(loadavg()[0] ?? NaN);
    }
    tellWarm(slow, runs, at(loads, 0.5));
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
