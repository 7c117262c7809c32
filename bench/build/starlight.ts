import { site } from "../../src/ports/site.ts";
import { copyProject, choosePorts } from "../growth/copy.ts";
import { makeStarlight, buildStarlight, starlightVersion } from "../starlight/site.ts";
import { compareFlights } from "../flight/pages.ts";
import { showValue, type Row } from "../row.ts";
import type { Cost } from "../support/run.ts";
import { median } from "../support/statistics.ts";
import { throwAwayFolder } from "../support/throw-away.ts";
import { buildOurs, countBuilt } from "./ours.ts";

/**
 * A stock Starlight beside ours, both with the articles and nothing else that is a port's, built in turns: seconds for
 * each page; then what the median article of ours needs in both. Where it cannot be installed, says so.
 */
export async function compareStarlight(rounds: number, give: (row: Row) => void): Promise<void> {
  const { articles } = site().ports;
  const what = "build of the articles alone, for each page";
  const folder = throwAwayFolder("starlight");
  try {
    makeStarlight(folder, "dist", articles);
  } catch (error) {
    give({ what, reason: error instanceof Error ? error.message : String(error) });
    return;
  }

  const copy = throwAwayFolder("articles");
  copyProject(copy);
  choosePorts(copy, articles);
  const [ours, theirs]: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await buildOurs(copy));
    theirs.push(await buildStarlight(folder));
  }
  const [ourPages, theirPages] = [copy, folder].map((one) => countBuilt(`${one}/dist`).pages) as [
    number,
    number,
  ];
  const seconds = (costs: readonly Cost[]) => median(costs.map((cost) => cost.seconds));
  const [each, eachTheirs] = [seconds(ours) / ourPages, seconds(theirs) / theirPages];
  console.log(
    `\nThe ${articles.length} articles alone: ours ${showValue(seconds(ours), "s")} for ${ourPages} pages, Starlight ${starlightVersion} ${showValue(seconds(theirs), "s")} for ${theirPages}`,
  );
  give({
    what,
    value: 1000 * each,
    unit: "ms",
    aim: { most: 1000 * eachTheirs },
    rival: { name: `Starlight ${starlightVersion}`, value: 1000 * eachTheirs },
    note: `${ourPages} pages in ${showValue(seconds(ours), "s")}, with the names of all ports in the index; Starlight ${theirPages} in ${showValue(seconds(theirs), "s")}`,
  });
  await compareFlights(`${folder}/dist`);
}
