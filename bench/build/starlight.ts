import { join } from "node:path";
import { site } from "../../src/ports/site.ts";
import { copyProject, choosePorts } from "../growth/copy.ts";
import { makeStarlight, buildStarlight, starlightVersion } from "../starlight/site.ts";
import { compareFlights } from "../flight/pages.ts";
import { showValue, type Row } from "../row.ts";
import type { Cost } from "../support/run.ts";
import { median } from "../support/statistics.ts";
import { throwAwayFolder } from "../support/throw-away.ts";
import { buildOurs, countBuilt } from "./ours.ts";

const what = "build of the articles alone, for each page";

async function compare(rounds: number, give: (row: Row) => void): Promise<void> {
  const { articles } = site().ports;
  const folder = throwAwayFolder("starlight");
  makeStarlight(folder, "dist", articles);
  const copy = throwAwayFolder("articles");
  copyProject(copy);
  choosePorts(copy, articles);

  const [ours, theirs]: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await buildOurs(copy));
    theirs.push(await buildStarlight(folder));
  }
  const told = (costs: readonly Cost[], root: string) => {
    const seconds = median(costs.map((cost) => cost.seconds));
    const { pages } = countBuilt(join(root, "dist"));
    return { each: (1000 * seconds) / pages, text: `${pages} pages in ${showValue(seconds, "s")}` };
  };
  const [own, other] = [told(ours, copy), told(theirs, folder)];
  const name = `Starlight ${starlightVersion}`;
  const more = "ours with the pages that are no port's, and the names of all ports in the search index";
  console.log(`\nThe ${articles.length} articles alone: ours ${own.text}, ${name} ${other.text}; ${more}`);
  console.log(`for each page: ours ${showValue(own.each, "ms")}, ${name} ${showValue(other.each, "ms")}`);
  give({
    what,
    value: own.each,
    unit: "ms",
    rival: { name, value: other.each },
    note: `${own.text}, ${more}; Starlight ${other.text}`,
  });
  await compareFlights(join(folder, "dist"));
}

/**
 * A stock Starlight beside ours, both with the articles and no other ports, built in turns: time for each page; then what
 * the median article of ours needs in both. Where it cannot be installed or built, gives the reason.
 */
export async function compareStarlight(rounds: number, give: (row: Row) => void): Promise<void> {
  try {
    await compare(rounds, give);
  } catch (error) {
    give({ what, reason: error instanceof Error ? error.message : String(error) });
  }
}
