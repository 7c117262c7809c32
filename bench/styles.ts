// Styles in each article, as we have them, beside styles in a file that all share: what a reader on a slow phone waits
// for and loads, for the first article and for the one that is read next.
//   npm run bench:styles               needs a built site
//   npm run bench:styles -- --rounds 3
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Browser } from "@playwright/test";
import { portPath } from "../src/ports/links.ts";
import { browserArguments, findBrowser } from "../tests/support/browser.ts";
import { medianArticle } from "./flight/pages.ts";
import { serveFolder } from "./flight/serve.ts";
import { showValue, tell } from "./row.ts";
import { median, spread } from "./support/statistics.ts";
import { throwAwayFolder } from "./support/throw-away.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "9" } } });
const rounds = Number(values.rounds);

/** The phone and the network that Lighthouse takes for slow: 1.6 Mbit/s, 150 ms there and back, a quarter of the speed. */
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const slower = 4;

const paths = [portPath(medianArticle()), "/ports/443"] as const;
const inlined = /<style>[\s\S]*?<\/style>/;
const ahead = / data-next-styles="([^"]+)"/;

/** A site of the same two pages, with their styles in the file that they would fetch for the next page. */
function makeLinked(): string {
  const folder = throwAwayFolder("styles");
  cpSync("dist/_astro", join(folder, "_astro"), { recursive: true });
  cpSync("dist/icon.svg", join(folder, "icon.svg"));
  mkdirSync(join(folder, "ports"));
  for (const path of paths) {
    const page = readFileSync(`dist${path}.html`, "utf8");
    const [tag, href] = ahead.exec(page) ?? [];
    if (!tag || !href || !inlined.test(page)) throw new Error(`dist${path}.html has no styles in itself`);
    const linked = page.replace(tag, "").replace(inlined, `<link rel="stylesheet" href="${href}">`);
    writeFileSync(`${folder}${path}.html`, linked);
  }
  return folder;
}

interface Visit {
  /** Milliseconds from the click to the first text. */
  paint: number;
  /** Bytes of page and styles as sent, without headers; what the browser has kept counts nothing. */
  bytes: number;
}

/** Reads the two articles, one after the other, as somebody who was never here. */
async function read(browser: Browser, url: string): Promise<Visit[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", network);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const visits: Visit[] = [];
  for (const path of paths) {
    await page.goto(url + path, { waitUntil: "networkidle" });
    visits.push(
      await page.evaluate(() => {
        // A sheet that is fetched for the next page is none that this one waits for.
        const rendering = [...document.styleSheets].map(({ href }) => href ?? "");
        const [paint] = performance.getEntriesByName("first-contentful-paint");
        const files = performance
          .getEntriesByType("resource")
          .filter(({ name }) => rendering.includes(name)) as PerformanceResourceTiming[];
        const [whole] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
        const sent = [whole, ...files].filter((one) => one && one.transferSize > 0);
        return {
          paint: paint?.startTime ?? NaN,
          bytes: sent.reduce((sum, one) => sum + (one?.encodedBodySize ?? NaN), 0),
        };
      }),
    );
  }
  await context.close();
  return visits;
}

const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
const sites = [await serveFolder("dist"), await serveFolder(makeLinked())];
try {
  const all: Visit[][][] = sites.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, { url }] of sites.entries()) all[at]?.push(await read(browser, url));

  for (const [at, path] of paths.entries()) {
    const which = at === 0 ? "the first article" : "the article read next";
    for (const key of ["paint", "bytes"] as const) {
      const [ours = [], linked = []] = all.map((visits) => visits.map((visit) => visit[at]?.[key] ?? NaN));
      const unit = key === "paint" ? "ms" : "B";
      const what =
        key === "paint"
          ? `styles in the page: first paint of ${which}`
          : `styles in the page: bytes to read ${which}`;
      const show = (value: number) => showValue(value, unit);
      console.log(
        `${what}: ${show(median(ours))} (${spread(ours, show)}); in a file: ${show(median(linked))} (${spread(linked, show)})`,
      );
      tell({
        what,
        value: median(ours),
        unit,
        rival: { name: "styles in a file", value: median(linked) },
        note: `${path}, median of ${rounds}${key === "paint" ? `, ${spread(ours, show)}; in a file ${spread(linked, show)}; ${network.latency} ms there and back, a quarter of the processor's speed` : ""}`,
      });
    }
  }
} finally {
  await browser.close();
  for (const site of sites) await site.close();
}
