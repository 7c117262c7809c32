// Votes per second on each engine, beside the same server without a store, in turns, so that what else the machine does
// hits all of them alike; then whether every acknowledged vote is there.
//   npm run bench:feedback
//   npm run bench:feedback -- --seconds 5 --rounds 7
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import type { Engine } from "../tests/prove/engine.ts";
import { makeGround } from "../tests/prove/ground.ts";
import { endServer, startServer, type ServerProcess } from "../tests/prove/server.ts";
import { tell } from "./row.ts";
import { runLoad } from "./feedback/run-load.ts";
import type { Load } from "./feedback/load.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "3" },
    rounds: { type: "string", default: "5" },
    connections: { type: "string", default: "1,32,256" },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const levels = values.connections.split(",").map(Number);

/** From so many connections on, each engine should reach this share of the rate without a store. */
const aim = { connections: 32, share: 0.5 };

interface Contender {
  name: string;
  server: ServerProcess;
  engine?: Engine;
  acknowledged: number;
  /** The runs at each number of connections. */
  runs: Map<number, Load[]>;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
const of = ({ runs }: Contender, level: number, read: (load: Load) => number) =>
  median((runs.get(level) ?? []).map(read));
const rate = ({ acknowledged, seconds: taken }: Load) => acknowledged / taken;

const noStore = fileURLToPath(new URL("./feedback/serve-nothing.ts", import.meta.url));
const ground = await makeGround({ postgres: true });
const contenders: Contender[] = [];
const add = (name: string, server: ServerProcess, engine?: Engine) =>
  contenders.push({ name, server, acknowledged: 0, runs: new Map(), ...(engine && { engine }) });

try {
  const start = (engine: Engine, main?: string) =>
    startServer({ DIST: ground.dist, DATABASE_URL: engine.url }, main === undefined ? {} : { main });
  add("no store", await start(await ground.fresh("SQLite"), noStore));
  for (const name of ["SQLite", "PostgreSQL"] as const) {
    if (name === "PostgreSQL" && !ground.postgres) continue;
    const engine = await ground.fresh(name);
    add(name, await start(engine), engine);
  }

  const run = async (contender: Contender, connections: number, length = seconds) => {
    const load = await runLoad(contender.server.port, { connections, seconds: length });
    contender.acknowledged += load.acknowledged;
    if (load.failed > 0) throw new Error(`${contender.name}: ${load.failed} votes failed`);
    return load;
  };
  for (const contender of contenders) await run(contender, 32, 2);
  for (let round = 0; round < rounds; round++)
    for (const level of levels)
      for (const contender of contenders) {
        const load = await run(contender, level);
        contender.runs.set(level, [...(contender.runs.get(level) ?? []), load]);
      }

  console.log(
    `Votes per second, median of ${rounds} runs of ${seconds} s in turns, ${availableParallelism()} cores, load from a process of its own\n`,
  );
  console.log("connections  engine       votes/s   p50 ms   p99 ms  of no store");
  for (const level of levels)
    for (const contender of contenders) {
      const [first = contender] = contenders;
      const share = of(contender, level, rate) / of(first, level, rate);
      if (contender.engine)
        tell({
          what: `votes on ${contender.name}, ${level} ${level === 1 ? "connection" : "connections"}`,
          value: of(contender, level, rate),
          unit: "/s",
          ...(level >= aim.connections ? { aim: { least: aim.share * of(first, level, rate) } } : {}),
          rival: { name: "the same without a store", value: of(first, level, rate) },
          note: `${(100 * share).toFixed(0)} % of the rate without a store, p99 ${of(contender, level, ({ p99 }) => p99).toFixed(1)} ms`,
        });
      console.log(
        [
          String(level).padStart(11),
          ` ${contender.name.padEnd(10)}`,
          of(contender, level, rate).toFixed(0).padStart(8),
          of(contender, level, ({ p50 }) => p50)
            .toFixed(2)
            .padStart(8),
          of(contender, level, ({ p99 }) => p99)
            .toFixed(2)
            .padStart(8),
          `${(100 * share).toFixed(0)} %`.padStart(12),
        ].join(" "),
      );
    }
  if (!ground.postgres) {
    const reason = "there is no PostgreSQL: install Debian's package postgresql";
    tell({ what: "votes on PostgreSQL", reason });
  }
  console.log("");
  for (const { name, engine, acknowledged } of contenders) {
    if (!engine) continue;
    const rows = await engine.count();
    if (rows !== acknowledged) process.exitCode = 1;
    tell({
      what: `acknowledged votes that are missing on ${name}`,
      value: acknowledged - rows,
      unit: "",
      aim: { most: 0 },
      note: `of ${acknowledged.toLocaleString("en-US")}`,
    });
    console.log(
      `${name}: ${acknowledged} votes acknowledged, ${rows} rows ${rows === acknowledged ? "there" : "THERE: NOT THE SAME"}`,
    );
  }
} finally {
  for (const { server } of contenders) await endServer(server);
  await ground.remove();
}
