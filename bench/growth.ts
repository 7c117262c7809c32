// How the build grows with pages and with articles: in a throw-away copy of the project, with fewer ports, or with more
// articles, which are copies of ours on other ports. Writes bench/growth.svg.
//   npm run bench:growth
//   npm run bench:growth -- --rounds 3
//   npm run bench:growth -- --pages 1024,4096 --articles 149,600   other steps; the first counts with the least pages
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { site } from "../src/ports/site.ts";
import { buildOurs, countBuilt } from "./build/ours.ts";
import { growArticles, spreadPorts } from "./growth/articles.ts";
import { choosePorts, copyProject } from "./growth/copy.ts";
import { growthPlot, type Series } from "./growth/plot.ts";
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

for (let round = 0; round < rounds; round++)
  for (const step of steps) {
    const folder = throwAwayFolder("growth");
    copyProject(folder);
    const articles = growArticles(folder, step.articles);
    const others = spreadPorts(step.pages - articles.length, new Set(articles));
    choosePorts(folder, [...articles, ...others]);
    step.costs.push(await buildOurs(folder));
    step.built = countBuilt(join(folder, "dist")).pages;
    rmSync(folder, { recursive: true, force: true });
    console.error(
      `${step.pages} pages, ${step.articles} articles: ${step.costs.at(-1)?.seconds.toFixed(1)} s`,
    );
  }

const secondsOf = ({ costs }: Step) => median(costs.map(({ seconds }) => seconds));
const peakOf = ({ costs }: Step) => Math.max(...costs.map(({ peakMegabytes }) => peakMegabytes));

function seriesOf(title: string, axis: string, some: readonly Step[], x: (step: Step) => number): Series {
  const points = some.map((step) => ({ x: x(step), seconds: secondsOf(step) }));
  return { title, axis, points, slope: logLogSlope(points.map(({ x: at, seconds }) => [at, seconds])) };
}

const done = steps.filter(({ costs }) => costs.length > 0);
const ofPages = done.filter(({ articles }) => articles === written);
const ofArticles = done.filter(({ pages }) => pages === articlePages);
const all = [
  { step: ofPages, series: seriesOf(`${written} articles`, "pages of ports", ofPages, ({ pages }) => pages) },
  {
    step: ofArticles,
    series: seriesOf(
      `${articlePages.toLocaleString("en-US")} pages of ports`,
      "articles among them",
      ofArticles,
      ({ articles }) => articles,
    ),
  },
];

console.log("pages of ports  articles  all pages   seconds  peak MB  ms for each more");
for (const { step: list } of all)
  for (const [at, step] of list.entries()) {
    const before = list[at - 1];
    const more = before ? step.pages - before.pages || step.articles - before.articles : NaN;
    const each = before ? (1000 * (secondsOf(step) - secondsOf(before))) / more : NaN;
    console.log(
      [
        String(step.pages).padStart(14),
        String(step.articles).padStart(9),
        String(step.built).padStart(10),
        secondsOf(step).toFixed(1).padStart(9),
        peakOf(step).toFixed(0).padStart(8),
        (Number.isNaN(each) ? "" : each.toFixed(2)).padStart(17),
      ].join(" "),
    );
  }
for (const step of steps) {
  const what = `build of ${showValue(step.pages, "")} port pages, ${showValue(step.articles, "")} of them articles`;
  if (step.costs.length === 0) tell({ what, reason: step.failure?.split("\n")[0] ?? "it was not tried" });
  else
    tell({
      what,
      value: secondsOf(step),
      unit: "s",
      note: `peak ${showValue(peakOf(step), "MB")}, ${showValue(step.built, "")} pages in all`,
    });
}
for (const { series } of all) {
  console.log(`Slope by ${series.axis}: ${series.slope.toFixed(2)}`);
  tell({
    what: `slope of the build by ${series.axis}`,
    value: series.slope,
    unit: "",
    note: `log–log, least squares of ${series.points.length} points; 1: twice as much takes twice as long`,
  });
}
writeFileSync("bench/growth.svg", growthPlot(all.map(({ series }) => series)));
