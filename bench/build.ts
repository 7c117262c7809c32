// What a whole build costs: pages, seconds, peak memory, and what it leaves in dist; beside Debian's Hugo on 65,536 pages
// of the same text, and a stock Starlight on the same articles, in turns.
//   npm run bench:build
//   npm run bench:build -- --rounds 3   how often each is built; what is told is the median
//   npm run bench:build -- --alone      ours alone, once
//   npm run bench:build -- --profile    ours alone, once, and where its time goes
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { lastPort } from "../src/ports/port.ts";
import { site } from "../src/ports/site.ts";
import { findHugo, makeHugoSite, runHugo, sharedWords } from "./build/hugo.ts";
import { buildOurs, countBuilt } from "./build/ours.ts";
import { profileBuild } from "./build/profile.ts";
import { compareStarlight } from "./build/starlight.ts";
import { showValue, tell, type Row } from "./row.ts";
import type { Cost } from "./support/run.ts";
import { median, spread } from "./support/statistics.ts";
import { throwAwayFolder } from "./support/throw-away.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    alone: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
  },
});
const rounds = values.alone ? 1 : Number(values.rounds);

/** Budgets: of the brief for this site, and of tests/build/budgets.test.ts. */
const most = { ratio: 1.3, megabytes: 1500, files: 94_999 };

const say = (name: string, value: number, unit: string, more = "") =>
  console.log(`${name.padEnd(22)}${showValue(value, unit).padStart(14)}${more && `   ${more}`}`);
const give = (row: Row) => {
  tell(row);
  if ("reason" in row) console.log(`${row.what}: not run: ${row.reason}`);
};
const part = (costs: readonly Cost[], key: keyof Cost) => costs.map((cost) => cost[key]);
const inWords = (value: number) => showValue(value, "");

if (values.profile) {
  await profileBuild();
  process.exit(0);
}

const ports = Array.from({ length: lastPort + 1 }, (_, port) => port);
const ours: Cost[] = [];
const hugos: Cost[] = [];
const folder = throwAwayFolder("hugo");
const version = values.alone ? undefined : findHugo();
let same = NaN;

for (let round = 1; round <= rounds; round++) {
  ours.push(await buildOurs());
  console.log(`Ours, ${round} of ${rounds}: ${showValue(ours.at(-1)?.seconds ?? NaN, "s")}`);
  if (version === undefined) continue;
  if (round === 1) makeHugoSite(folder, "dist", ports);
  hugos.push(await runHugo(folder));
  console.log(`Hugo, ${round} of ${rounds}: ${showValue(hugos.at(-1)?.seconds ?? NaN, "s")}`);
  if (round === 1) {
    const some = ports.filter((port) => port % 601 === 0).concat(site().ports.articles);
    same = sharedWords(folder, "dist", some);
  }
}

const { pages, files, bytes } = countBuilt("dist");
const seconds = median(part(ours, "seconds"));
const peak = Math.max(...part(ours, "peakMegabytes"));
const hugoSeconds = median(part(hugos, "seconds"));
const hugoPeak = Math.max(...part(hugos, "peakMegabytes"));
const turns = `median of ${rounds}, ${availableParallelism()} cores`;
const times = (costs: readonly Cost[]) => `${spread(part(costs, "seconds"), inWords)} s`;

console.log("");
say("pages", pages, "");
say("seconds", seconds, "s", `${turns}: ${times(ours)}`);
say("peak memory", peak, "MB", "of all its processes; what they share counts once");
say("dist", bytes / 1e6, "MB", `${inWords(bytes)} bytes`);
say("files in dist", files, "");

const rival = version === undefined ? {} : { rival: { name: `Hugo ${version}`, value: hugoSeconds } };
give({
  what: "build of the whole site",
  value: seconds,
  unit: "s",
  ...rival,
  note: `${inWords(pages)} pages with search index and checks, ${turns}, ${times(ours)}`,
});
give(
  Number.isNaN(peak)
    ? { what: "peak memory of the build", reason: "it is read from /proc, which this system lacks" }
    : {
        what: "peak memory of the build",
        value: peak,
        unit: "MB",
        aim: { most: most.megabytes },
        ...(version === undefined ? {} : { rival: { name: `Hugo ${version}`, value: hugoPeak } }),
        note: "of all its processes, highest of all rounds; what they share counts once",
      },
);
give({ what: "files in dist", value: files, unit: "", aim: { most: most.files } });

if (version !== undefined) {
  const ratio = seconds / hugoSeconds;
  say("Hugo", hugoSeconds, "s", `version ${version}, ${inWords(ports.length)} pages: ${times(hugos)}`);
  say("Hugo's peak memory", hugoPeak, "MB");
  say("words it has of ours", 100 * same, "%", "of the text of some 250 pages");
  say("ours ÷ Hugo", ratio, "×", `the aim is at most ${most.ratio}`);
  give({
    what: "build ÷ Hugo's of the same text",
    value: ratio,
    unit: "×",
    aim: { most: most.ratio },
    note: `Hugo renders ${inWords(ports.length)} ready pages of Markdown, with ${(100 * same).toFixed(1)} % of our words, and makes no search index, checks or structured data`,
  });
} else if (!values.alone)
  give({
    what: "build ÷ Hugo's of the same text",
    reason: "there is no hugo: install Debian's package hugo",
  });

if (!values.alone) await compareStarlight(rounds, give);
