import { Worker } from "node:worker_threads";
import { Unavailable } from "../store.ts";
import type { Core } from "./core.ts";
import type { SqliteOptions } from "./sqlite.ts";

/** Which database the thread opens. */
export type Wanted =
  ({ engine: "sqlite"; file: string } & SqliteOptions) | { engine: "postgres"; url: string };

/** A call of the core; `next` and `stop` name rows by the id of the question that began them. */
export interface Question {
  id: number;
  name: Exclude<keyof Core, "place"> | "next" | "stop";
  args: readonly unknown[];
}

/** The answer to a question. The first one, with the id 0, says whether the database is open, and its place. */
export type Answer = { id: number } & ({ value: unknown } | { refused: string });

/** How long a thread may take to close its database, in milliseconds; one that waits for a disk may never end. */
const patience = 5000;

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
}

/** Starts a thread that answers until it ends. */
export function startThread(wanted: Wanted) {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: wanted, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let ended = false;
  let last = 0;

  /** The thread keeps the process alive only while somebody waits for it. */
  const wait = <T>(id: number) =>
    new Promise<T>((resolve, reject) => {
      if (ended) return reject(new Unavailable("The thread of the store has ended."));
      if (waiting.set(id, { resolve, reject }).size === 1) worker.ref();
    });

  worker.on("message", (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ("refused" in answer) asked?.reject(new Unavailable(answer.refused));
    else asked?.resolve(answer.value as never);
  });

  const end = new Promise<void>((resolve) => {
    const onEnd = (why: string) => {
      ended = true;
      for (const { reject } of waiting.values()) reject(new Unavailable(why));
      waiting.clear();
      resolve();
    };
    worker.once("error", (error: Error) => onEnd(`The thread of the store has failed: ${error.message}`));
    worker.once("exit", () => onEnd("The thread of the store has ended."));
  });

  return {
    opened: wait<string>(0),
    get ended() {
      return ended;
    },
    ask<T>(name: Question["name"], ...args: unknown[]): Promise<T> {
      const id = ++last;
      const answer = wait<T>(id);
      if (!ended) worker.postMessage({ id, name, args } satisfies Question);
      return answer;
    },
    /** Fulfilled when it has ended after `close`; by force when that takes too long. */
    async end(): Promise<void> {
      worker.ref();
      const force = setTimeout(() => void worker.terminate(), patience);
      await end;
      clearTimeout(force);
    },
    kill: () => worker.terminate(),
  };
}

/**
 * Opens a database in a thread of its own. Should the thread end, the next who asks starts another.
 * @throws an Error that names the place and the mend.
 */
export async function openThread(wanted: Wanted, start = startThread): Promise<Core> {
  let thread = start(wanted);
  const place = await thread.opened;

  const ask = async <T>(name: Question["name"], ...args: unknown[]): Promise<T> => {
    if (thread.ended) thread = start(wanted);
    await thread.opened;
    return thread.ask<T>(name, ...args);
  };

  const each = (name: "all" | "receipts") =>
    async function* rows(): AsyncGenerator<never, void> {
      const begun = await ask<number>(name);
      try {
        for (let some = await ask<never[]>("next", begun); some.length > 0; some = await ask("next", begun))
          yield* some;
      } finally {
        await ask("stop", begun);
      }
    };

  return {
    place,
    settle: (batch) =>
      ask<Awaited<ReturnType<Core["settle"]>>>("settle", batch).catch((error: unknown) => {
        const refused = error instanceof Error ? error.message : "unknown";
        return batch.map(() => ({ refused, outage: true }));
      }),
    check: () => ask("check"),
    async close() {
      if (thread.ended) return;
      const closed = thread.ask("close").catch(() => undefined);
      await Promise.all([closed, thread.end()]);
    },
    byPort: (filter) => ask("byPort", filter),
    byDay: (filter) => ask("byDay", filter),
    remarks: (filter) => ask("remarks", filter),
    handle: (vote, handled) => ask("handle", vote, handled),
    merge: (votes) => ask("merge", votes),
    mergeReceipts: (receipts) => ask("mergeReceipts", receipts),
    all: each("all"),
    receipts: each("receipts"),
  };
}
