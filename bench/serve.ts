// Our server beside Debian's nginx: the same files of the built site, compressed with gzip, on the same machine, in
// turns, so that what else the machine does hits all of them alike. nginx runs twice: as hosting/nginx.conf has it, which
// compresses each answer anew, and with all files compressed beforehand, which is the fastest it can do.
//   npm run bench:serve
//   npm run bench:serve -- --seconds 5 --rounds 9 --connections 256
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { endServer, makeFolder, removeFolder, startServer } from "../tests/prove/server.ts";
import { programs, startHost } from "../tests/support/hosts.ts";
import { tell } from "./row.ts";
import { haveWrk, processorTime, runWrk, type Run } from "./serve/wrk.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "3" },
    rounds: { type: "string", default: "5" },
    connections: { type: "string", default: "64" },
  },
});
const [seconds, rounds, connections] = [values.seconds, values.rounds, values.connections].map(Number) as [
  number,
  number,
  number,
];

/** What our rate should be at least, as a share of that of nginx. */
const aim = 1 / 3;

/** An article, a page without one, and what all pages share. */
const paths = ["/ports/770", "/ports/12345"];

if (!existsSync("dist/index.html"))
  throw new Error("There is no built site in dist: npm run build makes it.");
if (!existsSync(programs.nginx) || !haveWrk())
  throw new Error("nginx or wrk is not here: install Debian's packages nginx-light and wrk.");

interface Measured extends Run {
  /** Millionths of a second that an answer keeps a processor busy. */
  cpu: number;
}

interface Contender {
  name: string;
  port: number;
  pid: number;
  runs: Map<string, Measured[]>;
}

const folder = makeFolder();
const dist = join(folder, "dist");
const contenders: Contender[] = [];
const stops: (() => Promise<void>)[] = [];
const add = (name: string, { port, pid }: { port: number; pid: number }, stop: () => Promise<void>) => {
  contenders.push({ name, port, pid, runs: new Map() });
  stops.push(stop);
};

/** Copies what is asked for, each file with its twin that is compressed beforehand. */
function copySite(): void {
  const served = ["index.html", "404.html", ...paths.map((path) => `${path.slice(1)}.html`)];
  for (const file of [...served, "thanks.html", "headers.json", "_headers-nginx"]) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    cpSync(join("dist", file), join(dist, file));
  }
  for (const file of served)
    writeFileSync(join(dist, `${file}.gz`), gzipSync(readFileSync(join(dist, file)), { level: 6 }));
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
const of = ({ runs }: Contender, path: string, part: keyof Measured) =>
  median((runs.get(path) ?? []).map((run) => run[part]));

const share = (one: Contender | undefined, other: Contender | undefined, path: string) =>
  one && other ? of(one, path, "rate") / of(other, path, "rate") : NaN;

async function measure(contender: Contender, path: string): Promise<void> {
  const [before, began] = [processorTime(contender.pid), performance.now()];
  const run = await runWrk(contender.port, path, { connections, seconds });
  const answers = (run.rate * (performance.now() - began)) / 1000;
  const cpu = (1e6 * (processorTime(contender.pid) - before)) / answers;
  contender.runs.set(path, [...(contender.runs.get(path) ?? []), { ...run, cpu }]);
}

try {
  copySite();
  const fastest = await startHost("nginx", join(folder, "fastest"), { dist }, "gzip_static on;");
  add("nginx, files compressed beforehand", fastest, fastest.stop);
  const usual = await startHost("nginx", join(folder, "usual"), { dist });
  add("nginx, as in hosting/nginx.conf", usual, usual.stop);
  const own = await startServer({ DIST: dist, DATABASE_URL: `file:${folder}/feedback.db` });
  add("Portolan", own, () => endServer(own));

  for (const contender of contenders)
    await runWrk(contender.port, paths[0] ?? "/", { connections, seconds: 2 });
  for (let round = 0; round < rounds; round++)
    for (const path of paths) for (const contender of contenders) await measure(contender, path);

  console.log(
    `Answers per second, median of ${rounds} runs of ${seconds} s in turns, ${connections} connections, ${availableParallelism()} cores, wrk among them\n`,
  );
  console.log(
    "path          bytes  server                              answers/s   p50 ms   p99 ms  CPU µs  of nginx",
  );
  const [fastestNginx, usualNginx, portolan] = contenders;
  for (const path of paths)
    for (const contender of contenders)
      console.log(
        [
          path.padEnd(12),
          String(readFileSync(join(dist, `${path}.html.gz`)).length).padStart(6),
          ` ${contender.name.padEnd(34)}`,
          of(contender, path, "rate").toFixed(0).padStart(10),
          of(contender, path, "p50").toFixed(2).padStart(8),
          of(contender, path, "p99").toFixed(2).padStart(8),
          of(contender, path, "cpu").toFixed(0).padStart(7),
          share(contender, fastestNginx, path).toFixed(2).padStart(9),
        ].join(" "),
      );
  const least = (nginx: Contender | undefined) =>
    Math.min(...paths.map((path) => share(portolan, nginx, path)));
  for (const nginx of [usualNginx, fastestNginx])
    for (const path of paths) {
      if (!nginx || !portolan) continue;
      const p99 = (one: Contender) => `${of(one, path, "p99").toFixed(1)} ms`;
      tell({
        what: `answers to ${path}, beside ${nginx.name}`,
        value: of(portolan, path, "rate"),
        unit: "/s",
        aim: { least: aim * of(nginx, path, "rate") },
        rival: { name: nginx.name, value: of(nginx, path, "rate") },
        note: `${share(portolan, nginx, path).toFixed(2)} of its rate; p99 ${p99(portolan)}, nginx ${p99(nginx)}`,
      });
    }
  const judge = (value: number) => `${value.toFixed(2)}, ${value >= aim ? "reached" : "NOT reached"}`;
  console.log(`\nThe aim is ${aim.toFixed(2)} of nginx on the same file, compressed.`);
  console.log(`  as in hosting/nginx.conf:         ${judge(least(usualNginx))}`);
  console.log(`  with files compressed beforehand: ${judge(least(fastestNginx))}`);
} finally {
  for (const stop of stops) await stop();
  removeFolder(folder);
}
