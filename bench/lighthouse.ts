// Lighthouse on the built site, as for a phone: home, an article, one page of each kind without one, the picker, search.
// It is installed at an exact version into a throw-away folder.
//   npm run bench:lighthouse               three runs of each page; what is told is the median
//   npm run bench:lighthouse -- --runs 1
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { portPath } from "../src/ports/links.ts";
import { kinds, lastPort } from "../src/ports/port.ts";
import { site } from "../src/ports/site.ts";
import { browserArguments, findBrowser } from "../tests/support/browser.ts";
import { textOf } from "../tests/support/dist.ts";
import { endServer, startServer } from "../tests/prove/server.ts";
import { readReport, type Report } from "./lighthouse/report.ts";
import { tell } from "./row.ts";
import { installInto } from "./support/npm.ts";
import { runMeasured } from "./support/run.ts";
import { median } from "./support/statistics.ts";
import { throwAwayFolder } from "./support/throw-away.ts";

const version = "13.5.0";
const { values } = parseArgs({ options: { runs: { type: "string", default: "3" } } });
const runs = Number(values.runs);

const { get, articles } = site().ports;
const written = new Set(articles);
/** The first port of a kind that has no article, from the middle of the numbers on. */
const plainOf = (kind: string) =>
  Array.from({ length: lastPort + 1 }, (_, at) => (at + 10_000) % (lastPort + 1)).find(
    (port) => get(port).kind === kind && !written.has(port),
  ) ?? 0;
const pages = ["/", "/ports/443", ...kinds.map((kind) => portPath(plainOf(kind))), "/pick", "/search"];
const fileOf = (path: string) => (path === "/" ? "index.html" : `${path.slice(1)}.html`);
const isIndexed = (path: string) => !/<meta name="robots" content="noindex/.test(textOf(fileOf(path)));

const folder = throwAwayFolder("lighthouse");
installInto(folder, { lighthouse: version });
const browser = await findBrowser();

/** Lighthouse says so where the browser gave it no trace, which has nothing to do with the page. */
const again = /Please run Lighthouse again/;

async function run(url: string, tries = 3): Promise<Report> {
  const output = join(folder, "report.json");
  const args = [url, "--quiet", "--output=json", `--output-path=${output}`];
  const flags = `--chrome-flags=--headless=new ${browserArguments.join(" ")}`;
  try {
    await runMeasured(
      process.execPath,
      [join(folder, "node_modules/lighthouse/cli/index.js"), ...args, flags],
      {
        env: { CHROME_PATH: browser },
        minutes: 3,
      },
    );
  } catch (error) {
    if (tries > 1 && again.test(String(error))) return run(url, tries - 1);
    throw error;
  }
  return readReport(readFileSync(output, "utf8"));
}

const server = await startServer({ DIST: "dist", DATABASE_URL: `file:${folder}/feedback.db` });
const all: Report[] = [];
try {
  console.log(`Lighthouse ${version}, as for a phone, median of ${runs}\n`);
  console.log("page            performance  accessibility  best practices  SEO   LCP ms    CLS  TBT ms");
  for (const path of pages) {
    const reports: Report[] = [];
    for (let at = 0; at < runs; at++) reports.push(await run(server.url + path));
    const of = (key: keyof Report) => median(reports.map((report) => report[key]));
    const { performance, accessibility, bestPractices, seo, ...times } = Object.fromEntries(
      (Object.keys(reports[0] ?? {}) as (keyof Report)[]).map((key) => [key, of(key)]),
    ) as unknown as Report;
    all.push({ performance, accessibility, bestPractices, seo, ...times });
    const indexed = isIndexed(path);
    console.log(
      [
        path.padEnd(15),
        ...[performance, accessibility, bestPractices].map((score) => String(score).padStart(13)),
        `${String(seo).padStart(5)}${indexed ? " " : "*"}`,
        times.lcp.toFixed(0).padStart(7),
        times.cls.toFixed(3).padStart(7),
        times.tbt.toFixed(0).padStart(6),
      ].join(" "),
    );
    tell({
      what: `Lighthouse, ${path}: lowest of its marks`,
      value: Math.min(performance, accessibility, bestPractices, ...(indexed ? [seo] : [])),
      unit: "",
      aim: { least: 100 },
      note: `performance ${performance}, accessibility ${accessibility}, best practices ${bestPractices}, SEO ${seo}${indexed ? "" : ", which does not count: the page asks not to be indexed"}; LCP ${times.lcp.toFixed(0)} ms, blocking time ${times.tbt.toFixed(0)} ms`,
    });
  }
  console.log("\n* The page asks search engines not to index it, and Lighthouse takes that for a fault.");
  const highest = (key: "lcp" | "cls" | "tbt") => Math.max(...all.map((report) => report[key]));
  const note = `highest of ${pages.length} pages, Lighthouse's slow phone and network`;
  tell({ what: "largest contentful paint", value: highest("lcp"), unit: "ms", aim: { most: 1000 }, note });
  tell({ what: "cumulative layout shift", value: highest("cls"), unit: "", aim: { most: 0 }, note });
  tell({ what: "total blocking time", value: highest("tbt"), unit: "ms", aim: { most: 0 }, note });
} finally {
  await endServer(server);
}
