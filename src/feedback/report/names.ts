import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { NameOf } from "./report.ts";

/**
 * What the site calls its ports. To know it takes all of `content`, a second's work: it is done in a thread, so that
 * no vote has to wait for it. Where an author is in the middle of a file that cannot be read, ports have no names, and
 * the report is there all the same.
 */
export async function portNames(): Promise<NameOf> {
  const worker = new Worker(new URL("./names-worker.ts", import.meta.url), { execArgv: [] });
  const [names] = (await once(worker, "message").catch(() => [new Map()])) as [Map<number, string | null>];
  return (port) => names.get(port) ?? null;
}
