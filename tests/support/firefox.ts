import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { launch, type Browser, type Page } from "puppeteer-core";

/** What Firefox is called on a PATH, Debian's first. */
const commands = ["firefox-esr", "firefox"];

/** A name on the PATH may be a stub that only tells which package to install. */
const works = (path: string) =>
  existsSync(path) && spawnSync(path, ["--version"], { timeout: 30_000, stdio: "ignore" }).status === 0;

/** The path of an installed Firefox. */
export const findFirefox = (): string | undefined =>
  commands
    .flatMap((name) => (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name)))
    .find(works);

/** What makes it a Firefox in English on a light system that knows no names but those of this machine. */
const preferences = {
  "network.dns.disabled": true,
  "intl.accept_languages": "en",
  "layout.css.prefers-color-scheme.content-override": 1,
};

/** Starts Firefox without a window, with a home of its own: as root it refuses the home of somebody else. */
export function startFirefox(path: string, home: string): Promise<Browser> {
  mkdirSync(home, { recursive: true });
  return launch({
    browser: "firefox",
    executablePath: path,
    headless: true,
    timeout: 60_000,
    protocolTimeout: 60_000,
    env: { PATH: process.env["PATH"], HOME: home, TMPDIR: home, LANG: "C.UTF-8" },
    extraPrefsFirefox: preferences,
  });
}

/** Everything that a page says on the console, what nothing caught, and what did not load, as it comes. */
export function grievances(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`uncaught: ${String(error)}`));
  page.on("requestfailed", (request) =>
    heard.push(`${request.url()}: ${request.failure()?.errorText ?? "failed"}`),
  );
  return heard;
}

/** Waits until an element that a selector finds has a text in it, and is seen. */
export async function sees(page: Page, selector: string, text: string): Promise<void> {
  await page
    .waitForFunction(
      (where, what) =>
        [...document.querySelectorAll(where)].some(
          (element) => element.checkVisibility() && element.textContent.includes(what),
        ),
      {},
      selector,
      text,
    )
    .catch((error: unknown) => {
      throw new Error(`${page.url()} has no ${selector} with “${text}”`, { cause: error });
    });
}

/** Presses Tab until the focus is where a selector says, which has to be marked for the eye; at most 40 times. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate((where) => {
      const element = document.activeElement;
      if (!element?.matches(where)) return undefined;
      return getComputedStyle(element).outlineStyle;
    }, selector);
    if (at === "none") throw new Error(`nothing shows that the focus is at ${selector}`);
    if (at !== undefined) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}
