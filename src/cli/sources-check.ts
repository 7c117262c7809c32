import { join } from "node:path";
import { citedAddresses } from "../desk/cited.ts";
import { openDesk } from "../desk/desk.ts";
import { readCache, writeCache } from "../desk/sources/cache.ts";
import { exceptionFor, loadExceptions, staleExceptions } from "../desk/sources/exceptions.ts";
import { reportLines } from "../desk/sources/report.ts";
import { manners, product, runCheck, type Run } from "../desk/sources/run.ts";
import { count } from "../ports/words.ts";
import { readSettings } from "../server/settings.ts";
import { countOf, runTool, today, UsageError } from "./tool.ts";

const usage = `
SITE_URL=https://portolan.example npm run sources:check -- [--only TEXT] [--limit N] [--all] [--report] [--json]

Asks for the address of every source over the network, politely: one request at a time to a host with ${manners.pause / 1000} seconds
between, HEAD and then GET, up to ${manners.tries} times, as long as Retry-After and robots.txt allow. What it finds out is kept in
data/sources.json, so that the next run asks only for what is due. The first run takes about an hour. Ctrl+C ends it;
the next goes on from there.

  --only TEXT  only addresses that contain the text
  --limit N    at most so many addresses
  --all        also those that are not due
  --report     asks for nothing, and tells what is known
  --json       the report as JSON

SITE_URL, or REPO_URL, is told to those who are asked. Exceptions stand in content/sources/exceptions.yml. It exits with
1 when a source is dead, or an exception has ended or is not needed.`;

const options = {
  only: { type: "string" },
  limit: { type: "string" },
  all: { type: "boolean", default: false },
  report: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

const cacheFile = join("data", "sources.json");
/** The cache is written after so many answers, and at the end. */
const savedEach = 20;

await runTool(usage, options, async (values) => {
  const { SITE_URL, REPO_URL } = readSettings(process.env);
  const who = SITE_URL ?? REPO_URL;
  const limit = values.limit === undefined ? Infinity : countOf("limit", values.limit);
  if (who === undefined && !values.report)
    throw new UsageError("Set SITE_URL (or REPO_URL), so that those who are asked can see who asks.");

  const cited = citedAddresses(openDesk());
  const exceptions = loadExceptions();
  const day = today();
  const chosen = [...cited.keys()].filter((address) => address.includes(values.only ?? ""));
  const known = readCache(cacheFile);

  if (!values.report) {
    const addresses = chosen.filter((address) => exceptionFor(address, exceptions, day) === null);
    await ask({ addresses, known, limit, all: values.all }, `${product}/1 (+${who ?? ""})`);
  }

  const checked = chosen.map((address) => ({
    address,
    places: cited.get(address) ?? [],
    known: known.get(address) ?? null,
    exception: exceptionFor(address, exceptions, day),
  }));
  const stale = staleExceptions(exceptions, [...cited.keys()], day);
  if (values.json) console.log(JSON.stringify(checked, null, 2));
  else for (const line of reportLines(checked)) console.log(line);
  for (const problem of stale) console.error(problem);
  const dead = checked.some((one) => one.exception === null && one.known?.verdict === "dead");
  return !dead && stale.length === 0;
});

async function ask(
  wanted: Pick<Run, "addresses" | "known" | "all" | "limit">,
  userAgent: string,
): Promise<void> {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  let answers = 0;
  let heardAny = false;
  const asked = await runCheck({
    ...wanted,
    manners: { ...manners, userAgent },
    today: today(),
    signal: stop.signal,
    heard(address, { verdict }) {
      answers++;
      heardAny ||= verdict !== "silent";
      if (process.stderr.isTTY)
        process.stderr.write(`\r\u001B[K${answers} ${verdict} ${address.slice(0, 60)}`);
      if (heardAny && answers % savedEach === 0) writeCache(cacheFile, wanted.known);
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
  if (asked > 0 && !heardAny)
    throw new Error(
      `Nobody answered for any of ${count(asked)} addresses: is there a network? Nothing was kept.`,
    );
  writeCache(cacheFile, wanted.known);
  console.log(
    `Asked for ${count(asked)} of ${count(wanted.addresses.length)} addresses; the others are not due.\n`,
  );
}
