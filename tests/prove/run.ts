// The long proofs of the endpoint and its store, with real processes, as a table.
//   npm run prove                       all of them
//   npm run prove -- kill faults        some: kill, sync, faults, fuzz, memory
//   npm run prove -- --engine SQLite    on one engine: SQLite or PostgreSQL
//   npm run prove -- fuzz --seed 42     with other random numbers
import { parseArgs } from "node:util";
import type { Engine } from "./engine.ts";
import { proveFaults } from "./faults/prove.ts";
import { proveFuzz } from "./fuzz/prove.ts";
import { makeGround, type Ground } from "./ground.ts";
import { proveKills } from "./kill.ts";
import { proveMemory } from "./memory.ts";
import { createRandom } from "./random.ts";
import { proveSync } from "./sync.ts";
import { judged, tableOf, type Verdict } from "./verdict.ts";

type Name = Engine["name"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: "string" }, seed: { type: "string", default: "770" } },
});
const seed = Number(values.seed);
const random = createRandom(seed);

/** SIGKILL to all of PostgreSQL, or a stop in a hurry, each with the recovery after it. */
const breaksOf = ({ cluster }: Ground, name: Name) => {
  if (name === "SQLite" || !cluster) return [];
  const crash = () => cluster.crash().then(cluster.start);
  const stop = () => Promise.resolve(cluster.stop("immediate")).then(cluster.start);
  return [crash, stop, crash, stop, crash];
};

const proofs: Record<string, (name: Name, ground: Ground) => Promise<Verdict[]>> = {
  sync: async (name, ground) => [
    await judged("sync", name, async () =>
      proveSync({ ...ground, engine: await ground.fresh(name), random, votes: 20 }, () =>
        name === "PostgreSQL" ? (ground.cluster?.pids() ?? []) : [],
      ),
    ),
  ],
  kill: async (name, ground) => [
    await judged("kill", name, async () => {
      const engine = await ground.fresh(name);
      return proveKills({
        ...ground,
        engine,
        random,
        votes: 21_000,
        kills: 24,
        breaks: breaksOf(ground, name),
      });
    }),
  ],
  faults: (name, ground) => proveFaults(name, { ...ground, random }),
  fuzz: async (name, ground) => [
    await judged("fuzz", name, async () =>
      // The parsing of requests is the same on both; what the engines refuse may differ.
      proveFuzz({
        ...ground,
        engine: await ground.fresh(name),
        seed,
        requests: name === "SQLite" ? 100_000 : 20_000,
      }),
    ),
  ],
  memory: async (name, ground) => [
    await judged("memory", name, async () =>
      proveMemory({ ...ground, engine: await ground.fresh(name), votes: 200_000 }),
    ),
  ],
};

const known = Object.keys(proofs);
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new Error(`There is no proof ${unknown.join(", ")}: give ${known.join(", ")}`);
const wanted = positionals.length > 0 ? positionals : known;
const engines = (["SQLite", "PostgreSQL"] as const).filter(
  (name) => values.engine === undefined || values.engine.toLowerCase() === name.toLowerCase(),
);

const ground = await makeGround({ postgres: engines.includes("PostgreSQL") });
const verdicts: Verdict[] = [];
try {
  for (const proof of wanted)
    for (const engine of engines) {
      const came = (await proofs[proof]?.(engine, ground)) ?? [];
      for (const verdict of came) console.error(`${proof}, ${engine}: ${verdict.done}`);
      verdicts.push(...came);
    }
} finally {
  ground.remove();
}
console.log(`\n${tableOf(verdicts)}`);
process.exit(verdicts.some(({ problems }) => problems.length > 0) ? 1 : 0);
