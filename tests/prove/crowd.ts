import { existsSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "./engine.ts";
import { memoryOf } from "./memory-of.ts";
import { endServer, startServer, type ServerProcess } from "./server.ts";
import type { Outcome } from "./verdict.ts";

/** What connections of the crowd send before they fall silent: nothing, half a head, half a body. */
const beginnings = [
  "",
  "GET /ports/770 HTTP/1.1\r\nHost: localhost\r\nX-Slow",
  "POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{",
];

/** What a connection may cost the server, in kilobytes. */
const costs = 32;

/** How long after the last one the server has let all of them go, in milliseconds: a body may take half a minute. */
const patience = 45_000;

/** How many connections are opened at a time: the queue of the listening socket is not endless. */
const together = 250;

/** Nobody shall wait longer for a page while the crowd stands, in milliseconds. */
const longest = 1000;

const open = (port: number, beginning: string) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.off("error", reject);
      socket.on("error", () => undefined).resume();
      if (beginning !== "") socket.write(beginning);
      resolve(socket);
    }).on("error", reject);
  });

/** Asks for a page again and again, each time over a new connection; returns the milliseconds of each. */
async function askPages({ url }: ServerProcess, times: number, problems: string[]): Promise<number[]> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    const answer = await fetch(`${url}/ports/770`, { headers: { connection: "close" } });
    await answer.arrayBuffer();
    if (answer.status !== 200) problems.push(`a page was answered with ${answer.status}`);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** How many files and connections a process may have open (proc(5)); undefined where there is no /proc. */
function mostFiles(): number | undefined {
  const file = "/proc/self/limits";
  const limits = existsSync(file) ? readFileSync(file, "utf8") : "";
  const found = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Opens many connections that say little and stay, and looks whether others are served, and whether the server recovers. */
export async function proveCrowd({
  engine,
  dist,
  connections,
}: {
  engine: Engine;
  dist: string;
  connections: number;
}): Promise<Outcome> {
  const files = mostFiles() ?? 0;
  if (files < connections + 500)
    return {
      done: "nothing",
      problems: [],
      skipped: `a process may open ${files} files here: see ulimit -n`,
    };
  const server = await startServer({ DIST: dist, DATABASE_URL: engine.url });
  const problems: string[] = [];
  const crowd: Socket[] = [];
  try {
    await askPages(server, 20, problems);
    const before = memoryOf(server.pid);
    if (before === undefined)
      return { done: "nothing", problems, skipped: "the memory of a process is read from /proc" };

    while (crowd.length < connections) {
      const some = Array.from({ length: together }, (_, index) =>
        open(server.port, beginnings[index % beginnings.length] ?? ""),
      );
      crowd.push(...(await Promise.all(some)));
    }
    const standing = () => crowd.filter((socket) => !socket.destroyed).length;
    const most = standing();
    if (most < connections) problems.push(`only ${most} connections stood at once`);
    const taken = await askPages(server, 200, problems);
    const during = memoryOf(server.pid) ?? Infinity;
    const slowest = Math.max(...taken);
    if (slowest > longest) problems.push(`a page took ${slowest.toFixed(0)} ms`);
    if (during - before > (connections * costs) / 1024)
      problems.push(`memory grew from ${before.toFixed(0)} to ${during.toFixed(0)} MB`);

    for (const until = Date.now() + patience; standing() > 0 && Date.now() < until;) await sleep(200);
    if (standing() > 0) problems.push(`${standing()} connections were never closed`);
    if (!server.alive()) problems.push(`the server ended: ${server.stderr()}`);
    await askPages(server, 20, problems);
    const done = `${most} idle connections; slowest page ${slowest.toFixed(0)} ms; resident MB ${before.toFixed(0)}, with them ${during.toFixed(0)}`;
    return { done, problems };
  } finally {
    for (const socket of crowd) socket.destroy();
    await endServer(server);
  }
}
