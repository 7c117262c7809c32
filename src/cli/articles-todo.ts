import { openDesk } from "../desk/desk.ts";
import { rankPorts, type Candidate, type Voices } from "../desk/rank.ts";
import { voicesFrom } from "../desk/voices.ts";
import { openStore } from "../feedback/index.ts";
import { lastPort } from "../ports/port.ts";
import { count } from "../ports/words.ts";
import { readSettings } from "../server/settings.ts";
import { countOf, runTool } from "./tool.ts";

const usage = `
npm run articles:todo -- [--limit 20] [--json]

Ranks the ports without an article that deserve one next, with the points and the reasons of each: uses (how many, how
sure, how dangerous), the registry (names, former names, unauthorized use), browsers that refuse it, twins, and what
readers said, where DATABASE_URL names the store of ratings. What each sign counts stands in src/desk/rank.ts.

  --limit N   so many ports; 20 without it
  --json      the same as JSON, for other programs`;

const options = {
  limit: { type: "string", default: "20" },
  json: { type: "boolean", default: false },
} as const;

await runTool(usage, options, async (values) => {
  const limit = countOf("limit", values.limit);
  const voices = await readVoices();
  const { ports, drafts } = openDesk();
  const all = Array.from({ length: lastPort + 1 }, (_, port) => ports.get(port));
  const candidates = rankPorts(all, new Set(drafts.flatMap(({ port }) => port ?? [])), voices ?? undefined);
  const shown = candidates.slice(0, limit);
  if (values.json) console.log(JSON.stringify(shown, null, 2));
  else {
    shown.forEach((candidate, index) => console.log(entry(candidate, index + 1)));
    console.log(`${count(shown.length)} of ${count(candidates.length)} ports for which something speaks.`);
    console.log(
      voices
        ? `Readers have rated ${count(voices.size)} ports.`
        : "What readers said is not counted: DATABASE_URL names no store of ratings.",
    );
  }
  return true;
});

/** What readers said; null where nobody named a store, since one that is opened is also begun. */
async function readVoices(): Promise<Map<number, Voices> | null> {
  if (!process.env["DATABASE_URL"]?.trim()) return null;
  const store = await openStore(readSettings(process.env).DATABASE_URL);
  try {
    return await voicesFrom(store);
  } finally {
    await store.close();
  }
}

function entry({ port, name, points, reasons }: Candidate, place: number): string {
  const lines = reasons.map((reason) => `     ${String(reason.points).padStart(4)}  ${reason.text}`);
  return [`${place}. port ${port}${name === null ? "" : `, ${name}`}: ${points} points`, ...lines, ""].join(
    "\n",
  );
}
