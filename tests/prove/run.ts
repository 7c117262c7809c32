// The long proofs of the endpoint and its store, with real processes, as a table.
//   npm run prove                       all of them
//   npm run prove -- kill faults        some: kill, sync, faults, fuzz, memory, crowd
//   npm run prove -- --engine SQLite    on one engine: SQLite or PostgreSQL
//   npm run prove -- fuzz --seed 42     with other random numbers
import { parseArgs } from "node:util";
import { proveCrowd } from "./crowd.ts";
import type { Engine } from "./engine.ts";
import { unmountAll } from "./faults/disk.ts";
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
const breaksOf = ({ postgres }: Ground, name: Name) => {
  if (name === "SQLite" || !postgres) return [];
  const crash = () => postgres.crash().then(postgres.start);
  const stop = () => postgres.stop("immediate").then(postgres.start);
  return [crash, stop, crash, stop, crash];
};

const proofs: Record<string, (name: Name, ground: Ground) => Promise<Verdict[]>> = {
  sync: async (name, ground) => [
    await judged("sync", name, async () =>
      proveSync({ ...ground, engine: await ground.fresh(name), random, votes: 20 }, () =>
        name === "PostgreSQL" ? (ground.postgres?.pids() ?? []) : [],
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
  // It never gets as far as an engine.
  crowd: async (name, ground) =>
    name === "PostgreSQL"
      ? []
      : [
          await judged("crowd", name, async () =>
            proveCrowd({ ...ground, engine: await ground.fresh(name), connections: 10_000 }),
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

/** Without PostgreSQL its proofs are skipped; with CI=true that is a failure. */
const noPostgres = (proof: string): Verdict => {
  const reason = "there is no PostgreSQL: install Debian's package postgresql";
  const outcome = process.env["CI"] === "true" ? { problems: [reason] } : { problems: [], skipped: reason };
  return { proof, engine: "PostgreSQL", done: "nothing", seconds: 0, ...outcome };
};

const ground = await makeGround({ postgres: engines.includes("PostgreSQL") });
const verdicts: Verdict[] = [];
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    // Servers end with this process; what stays would be PostgreSQL, a disk and the folder.
    unmountAll();
    void ground.remove().finally(() => process.exit(1));
  });
try {
  for (const proof of wanted)
    for (const engine of engines) {
      if (engine === "PostgreSQL" && !ground.postgres) {
        verdicts.push(noPostgres(proof));
        continue;
      }
      const came = (await proofs[proof]?.(engine, ground)) ?? [];
      for (const verdict of came) console.error(`${proof}, ${engine}: ${verdict.done}`);
      verdicts.push(...came);
    }
} finally {
  await ground.remove();
}
console.log(`\n${tableOf(verdicts)}`);
process.exit(verdicts.some(({ problems }) => problems.length > 0) ? 1 : 0);
