// What a reader's browser loads for a page on the first visit: bytes as our server sends them, and requests; for the
// median article, beside the same article in a stock Starlight, and for the largest page without an article.
//   npm run bench:flight             needs a built site
//   npm run bench:flight -- --alone  ours alone
import { portPath } from "../src/ports/links.ts";
import { site } from "../src/ports/site.ts";
import { flightHeads, flightIn, flightLine, largestPlainPage, medianArticle } from "./flight/pages.ts";
import { showValue, tell, type Row } from "./row.ts";
import { buildStarlight, makeStarlight, starlightVersion } from "./starlight/site.ts";
import { throwAwayFolder } from "./support/throw-away.ts";

/** What fits into the first flight of TCP: ten segments (RFC 6928 §2); and what a page is allowed. */
const most = { article: 14_600, scripts: 6_000, requests: 3, plain: 8_000 };

const path = portPath(medianArticle());
const plainPath = portPath(largestPlainPage());
const ours = await flightIn("dist", path);
const plain = await flightIn("dist", plainPath);

/** The same article in Starlight; where there is none, why. */
async function starlightFlight() {
  const folder = throwAwayFolder("starlight");
  try {
    makeStarlight(folder, "dist", site().ports.articles);
    await buildStarlight(folder);
    return await flightIn(`${folder}/dist`, path);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
const starlight = process.argv.includes("--alone") ? "not asked for" : await starlightFlight();

console.log(flightHeads);
console.log(flightLine(`${path}, the median article`, ours));
for (const { path: asked, type, body } of ours.asked)
  console.log(`  ${type.padEnd(11)} ${String(body).padStart(7)} ${asked}`);
if (typeof starlight === "string") console.log(`Starlight: ${starlight}`);
else console.log(flightLine(`the same in Starlight ${starlightVersion}`, starlight));
console.log(flightLine(`${plainPath}, without article`, plain));

const rival = (key: "needed" | "scripts" | "bodies" | "requests" | "requestsNeeded") =>
  typeof starlight === "string"
    ? {}
    : { rival: { name: `Starlight ${starlightVersion}`, value: starlight[key] } };
const rows: Row[] = [
  {
    what: "median article: to render and read it",
    value: ours.needed,
    unit: "B",
    aim: { most: most.article },
    ...rival("needed"),
    note: `${path}, the page, which holds its styles, compressed; ${showValue(ours.headers, "B")} of headers of all answers come on top`,
  },
  {
    what: "median article: scripts",
    value: ours.scripts,
    unit: "B",
    aim: { most: most.scripts },
    ...rival("scripts"),
    note: "all that run on a first visit before the reader scrolls, deferred",
  },
  {
    what: "median article: all that it loads",
    value: ours.bodies,
    unit: "B",
    ...rival("bodies"),
    note: `with scripts, ${showValue(ours.pictures, "B")} of pictures, which are ornaments, and ${showValue(ours.ahead, "B")} of styles for the next page`,
  },
  {
    what: "median article: requests to render, read and use it",
    value: ours.requestsNeeded,
    unit: "",
    aim: { most: most.requests },
    ...rival("requestsNeeded"),
    note: "page, styles, fonts and scripts",
  },
  {
    what: "median article: requests of a first visit",
    value: ours.requests,
    unit: "",
    ...rival("requests"),
    note: `with icons, ornaments and the rules for prefetching: ${ours.asked.map(({ type }) => type).join(", ")}; the icon of the tab is "other"`,
  },
  {
    what: "page without an article: to render and read it",
    value: plain.needed,
    unit: "B",
    aim: { most: most.plain },
    note: `${plainPath}, the largest of all`,
  },
];
for (const row of rows) tell(row);
