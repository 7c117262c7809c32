import { setTimeout as sleep } from "node:timers/promises";
import { runLoad } from "../../bench/feedback/run-load.ts";
import type { Engine } from "./engine.ts";
import { memoryOf } from "./memory-of.ts";
import { endServer, startServer } from "./server.ts";
import type { Outcome } from "./verdict.ts";

/** After how many votes memory is read, as shares of all of them. */
const marks = [0.1, 0.25, 0.5, 0.75, 1] as const;

/**
 * How much more memory the server may have at the end than after the first quarter, in megabytes. By then its heap has
 * its size; what kept 300 bytes of each of the other 150,000 votes would be seen.
 */
const growth = 40;

/** How long the server may rest before its memory is read, in milliseconds. */
const settle = 2000;

/** Sends many votes and looks whether the server's memory stays flat, and whether all of them are there. */
export async function proveMemory({
  engine,
  dist,
  votes,
}: {
  engine: Engine;
  dist: string;
  votes: number;
}): Promise<Outcome> {
  const server = await startServer({ DIST: dist, DATABASE_URL: engine.url });
  const problems: string[] = [];
  const readings: { votes: number; megabytes: number }[] = [];
  let acknowledged = 0;
  try {
    for (const mark of marks) {
      const wanted = Math.round(mark * votes) - acknowledged;
      const load = await runLoad(server.port, { connections: 32, seconds: 600, votes: wanted });
      acknowledged += load.acknowledged;
      if (load.failed > 0) problems.push(`${load.failed} votes failed`);
      await sleep(settle);
      const megabytes = memoryOf(server.pid);
      if (megabytes === undefined)
        return { done: "nothing", problems, skipped: "the memory of a process is read from /proc" };
      readings.push({ votes: acknowledged, megabytes });
    }
    const rows = await engine.count();
    if (rows !== acknowledged) problems.push(`${acknowledged} votes were acknowledged, ${rows} are there`);
    const [, quarter, , , end] = readings;
    if (quarter && end && end.megabytes - quarter.megabytes > growth) problems.push("memory grew");
  } finally {
    await endServer(server);
  }
  const figures = readings.map(
    ({ votes: at, megabytes }) => `${Math.round(at / 1000)}k ${megabytes.toFixed(0)}`,
  );
  return { done: `${acknowledged} votes; resident MB at ${figures.join(", ")}`, problems };
}
