import { createAsker } from "./ask.ts";
import { isDue, remember, type Known } from "./cache.ts";
import { createGates } from "./gates.ts";
import type { Manners } from "./request.ts";

/** Our name in a robots.txt. */
export const product = "PortolanSourceCheck";

/** How we ask where nobody says otherwise. */
export const manners: Omit<Manners, "userAgent"> = {
  timeout: 20_000,
  pause: 2_000,
  tries: 3,
  backoff: 4_000,
  longestWait: 60_000,
  hosts: 6,
};

/** One run: which addresses, how, and what is known of them. */
export interface Run {
  addresses: readonly string[];
  manners: Manners;
  /** What earlier runs found out; the answers of this one are put into it. */
  known: Map<string, Known>;
  today: string;
  /** Asks also for what is not due. */
  all: boolean;
  /** At most so many addresses. */
  limit?: number;
  /** Called after each answer. */
  heard?: (address: string, known: Known) => void;
  /** Ends the run after the requests that are under way. */
  signal?: AbortSignal;
}

/**
 * Asks for every address that is due: the hosts side by side, the addresses of one host one after another.
 * @returns how many were asked.
 */
export async function runCheck(run: Run): Promise<number> {
  const { addresses, manners, known, today, all, limit, heard, signal } = run;
  const due = addresses.filter((address) => all || isDue(known.get(address), today)).slice(0, limit);
  const asker = createAsker(product, manners, createGates(manners.pause));
  // The longest first: it decides when all are done.
  const hosts = [...Map.groupBy(due, (address) => new URL(address).host).values()].sort(
    (a, b) => b.length - a.length,
  );
  let asked = 0;
  const work = async () => {
    for (let host = hosts.shift(); host; host = hosts.shift())
      for (const address of host) {
        if (signal?.aborted) return;
        const found = remember(await asker.ask(address), known.get(address), today);
        known.set(address, found);
        asked++;
        heard?.(address, found);
      }
  };
  await Promise.all(Array.from({ length: manners.hosts }, work));
  return asked;
}
