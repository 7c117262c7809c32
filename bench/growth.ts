// How the build grows with pages and with articles: in a throw-away copy of the project, with fewer ports, or with more
// articles, which are copies of ours on other ports. Writes bench/growth.svg.
//   npm run bench:growth
//   npm run bench:growth -- --rounds 3
//   npm run bench:growth -- --pages 1024,4096 --articles 149,600   other steps
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { site } from "../src/ports/site.ts";
import { buildOurs, countBuilt } from "./build/ours.ts";
import { growArticles, spreadPorts } from "./growth/articles.ts";
import { choosePorts, copyProject } from "./growth/copy.ts";
import { growthPlot } from "./growth/plot.ts";
import { showValue, tell } from "./row.ts";
import type { Cost } from "./support/run.ts";
import { logLogSlope, median } from "./support/statistics.ts";
import { throwAwayFolder } from "./support/throw-away.ts";

const written = site().ports.articles.length;
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "1" },
    pages: { type: "string", default: "1024,4096,16384,65536" },
    articles: { type: "string", default: `${written},600,3000` },
  },
});
const rounds = Number(values.rounds);
const [pageSteps, articleSteps] = [values.pages, values.articles].map((list) =>
  list.split(",").map(Number),
) as [number[], number[]];
/** So many pages has the site whose articles grow: enough for all of them. */
const articlePages = 4096;

interface Step {
  pages: number;
  articles: number;
  costs: Cost[];
  /** Pages of the built site, with those that are no port's. */
  built: number;
  /** Why a build of it failed. */
  failure?: string;
}

const steps: Step[] = [];
const add = (pages: number, articles: number) => {
  if (steps.some((step) => step.pages === pages && step.articles === articles)) return;
  if (articles > pages) throw new RangeError(`${articles} articles are more than ${pages} pages`);
  steps.push({ pages, articles, costs: [], built: 0 });
};
for (const pages of pageSteps) add(pages, written);
for (const articles of articleSteps) add(articlePages, articles);

const secondsOf = ({ costs }: Step) => median(costs.map(({ seconds }) => seconds));
const peakOf = ({ costs }: Step) => Math.max(...costs.map(({ peakMegabytes }) => peakMegabytes));

/** Builds one step in a copy of its own. */
async function build(step: Step): Promise<void> {
  const folder = throwAwayFolder("growth");
  copyProject(folder);
  const articles = growArticles(folder, step.articles);
  const others = spreadPorts(step.pages - articles.length, new Set(articles));
  choosePorts(folder, [...articles, ...others]);
  try {
    step.costs.push(await buildOurs(folder));
    step.built = countBuilt(join(folder, "dist")).pages;
  } catch (error) {
    step.failure = error instanceof Error ? error.message : String(error);
    console.error(step.failure);
  }
  rmSync(folder, { recursive: true, force: true });
}

function tellStep(step: Step): void {
  const { pages, articles, costs, built, failure = "" } = step;
  const what = `build of ${showValue(pages, "")} port pages, ${showValue(articles, "")} of them articles`;
  if (costs.length === 0) return tell({ what, reason: failure.split("\n")[0] ?? "" });
  const note = `peak ${showValue(peakOf(step), "MB")}, ${showValue(built, "")} pages in all`;
  tell({ what, value: secondsOf(step), unit: "s", note });
}

console.log("pages of ports  articles  all pages   seconds  peak MB");
for (let round = 1; round <= rounds; round++)
  for (const step of steps) {
    await build(step);
    if (round < rounds) continue;
    tellStep(step);
    console.log(
      [
        String(step.pages).padStart(14),
        String(step.articles).padStart(9),
        String(step.built).padStart(10),
        secondsOf(step).toFixed(1).padStart(9),
        peakOf(step).toFixed(0).padStart(8),
      ].join(" "),
    );
  }

const done = steps.filter(({ costs }) => costs.length > 0);
/** Steps of which one number grows; undefined where fewer than two were built. */
function seriesOf(title: string, axis: string, some: readonly Step[], key: "pages" | "articles") {
  const points = some.map((step) => ({ x: step[key], seconds: secondsOf(step) })).sort((a, b) => a.x - b.x);
  if (points.length < 2) return undefined;
  const slope = logLogSlope(points.map(({ x, seconds }) => [x, seconds]));
  const [first, last] = [points[0], points.at(-1)];
  const each = first && last ? (1000 * (last.seconds - first.seconds)) / (last.x - first.x) : NaN;
  console.log(`Slope by ${axis}: ${slope.toFixed(2)}; ${each.toFixed(2)} ms for each more`);
  tell({
    what: `slope of the build by ${axis}`,
    value: slope,
    unit: "",
    note: `${title}; log–log, least squares of ${points.length} points, 1: twice as much takes twice as long; ${each.toFixed(2)} ms for each more`,
  });
  return { title, axis, points, slope };
}
const ofPages = done.filter(({ articles }) => articles === written);
const ofArticles = done.filter(({ pages }) => pages === articlePages);
const all = [
  seriesOf(`${written} articles`, "pages of ports", ofPages, "pages"),
  seriesOf(`${showValue(articlePages, "")} pages of ports`, "articles among them", ofArticles, "articles"),
].filter((series) => series !== undefined);
if (all.length > 0) writeFileSync("bench/growth.svg", growthPlot(all));
