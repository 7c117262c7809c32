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

/** Against Hugo, in MB, and as tests/build/budgets.test.ts has it. */
const most = { ratio: 1.3, megabytes: 1500, files: 94_999 };

if (values.profile) {
  await profileBuild();
  process.exit(0);
}

const say = (name: string, value: number, unit: string, more = "") =>
  console.log(`${name.padEnd(22)}${showValue(value, unit).padStart(14)}   ${more}`.trimEnd());
const give = (row: Row) => {
  tell(row);
  if ("reason" in row) console.log(`${row.what}: not run: ${row.reason}`);
};
const inWords = (value: number) => showValue(value, "");

const ports = Array.from({ length: lastPort + 1 }, (_, port) => port);
const ours: Cost[] = [];
const hugos: (Cost & { allowed?: string })[] = [];
const folder = throwAwayFolder("hugo");
const version = values.alone ? undefined : findHugo();
let noHugo = version === undefined ? "there is no hugo: install Debian's package hugo" : undefined;
/** The share of our words that Hugo's pages have. */
let same = NaN;

console.log("Building; each build takes a minute or two…");
for (let round = 1; round <= rounds; round++) {
  const cost = await buildOurs();
  ours.push(cost);
  console.log(`ours, ${round} of ${rounds}: ${showValue(cost.seconds, "s")}`);
  if (noHugo !== undefined) continue;
  try {
    if (round === 1) makeHugoSite(folder, "dist", ports);
    const theirs = await runHugo(folder);
    hugos.push(theirs);
    console.log(`Hugo, ${round} of ${rounds}: ${showValue(theirs.seconds, "s")}`);
    const some = ports.filter((port) => port % 601 === 0);
    if (round === 1) same = sharedWords(folder, "dist", [...some, ...site().ports.articles]);
  } catch (error) {
    noHugo = error instanceof Error ? error.message : String(error);
  }
}

const times = (costs: readonly Cost[]) => costs.map(({ seconds }) => seconds);
const peakOf = (costs: readonly Cost[]) => Math.max(...costs.map(({ peakMegabytes }) => peakMegabytes));
const [seconds, peak] = [median(times(ours)), peakOf(ours)];
const { pages, files, bytes } = countBuilt("dist");
const turns = `median of ${rounds} on ${availableParallelism()} cores, ${spread(times(ours), inWords)} s`;
const hugo = hugos.length > 0 ? { seconds: median(times(hugos)), peak: peakOf(hugos) } : undefined;
const rival = (value: number | undefined) =>
  value === undefined ? {} : { rival: { name: `Hugo ${version}`, value } };

console.log("");
say("pages", pages, "");
say("seconds", seconds, "s", turns);
say("peak memory", peak, "MB", "of all its processes; what they share counts once");
say("dist", bytes / 1e6, "MB", `${inWords(bytes)} bytes`);
say("files in dist", files, "");
give({
  what: "build of the whole site",
  value: seconds,
  unit: "s",
  ...rival(hugo?.seconds),
  note: `${inWords(pages)} pages with search index and checks, ${turns}`,
});
const memory = "peak memory of the build";
if (Number.isNaN(peak)) give({ what: memory, reason: "it is read from /proc, which this system lacks" });
else
  give({
    what: memory,
    value: peak,
    unit: "MB",
    aim: { most: most.megabytes },
    ...rival(hugo?.peak),
    note: "of all its processes, in 1,000,000 bytes, the highest of all rounds; what they share counts once",
  });
give({ what: "files in dist", value: files, unit: "", aim: { most: most.files } });

const against = "build ÷ Hugo's of the same text";
if (hugo) {
  const ratio = seconds / hugo.seconds;
  say(
    "Hugo",
    hugo.seconds,
    "s",
    `version ${version}, ${inWords(ports.length)} pages; ${spread(times(hugos), inWords)} s`,
  );
  say("Hugo's peak memory", hugo.peak, "MB");
  say("our words in its pages", 100 * same, "%", "of all articles and each 601st page");
  say("ours ÷ Hugo", ratio, "×", `the aim is at most ${most.ratio}`);
  give({
    what: against,
    value: ratio,
    unit: "×",
    aim: { most: most.ratio },
    note: `Hugo renders ${inWords(ports.length)} ready pages of Markdown with ${(100 * same).toFixed(1)} % of our words, and makes no search index, checks or structured data; it may take ${hugos[0]?.allowed ?? "all"} of memory`,
  });
}
if (noHugo !== undefined && !values.alone) give({ what: against, reason: noHugo });
if (!values.alone) await compareStarlight(rounds, give);
