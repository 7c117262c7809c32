// The store's thread: what it waits for, a disk, a lock or a network, nobody else waits for, and votes are not slowed
// down by pages.
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { openCore, type Core } from "./core.ts";
import { postgresEngine } from "./postgres.ts";
import { sqliteEngine } from "./sqlite.ts";
import type { Answer, Question, Wanted } from "./thread.ts";

/** How many rows are sent at once. */
const piece = 500;

const refusal = (error: unknown) => ({ refused: error instanceof Error ? error.message : "unknown" });

function serve(port: MessagePort, core: Core) {
  const begun = new Map<number, AsyncIterator<unknown>>();

  const next = async (rows: AsyncIterator<unknown> | undefined) => {
    const some: unknown[] = [];
    while (rows && some.length < piece) {
      const { done, value } = (await rows.next()) as IteratorResult<unknown, undefined>;
      if (done) break;
      some.push(value);
    }
    return some;
  };

  const answer = async ({ id, name, args }: Question): Promise<unknown> => {
    const [rows] = args as number[];
    switch (name) {
      case "all":
      case "receipts":
        begun.set(id, core[name]()[Symbol.asyncIterator]());
        return id;
      case "next":
        return next(begun.get(rows ?? 0));
      case "stop":
        await begun.get(rows ?? 0)?.return?.();
        return begun.delete(rows ?? 0);
      default:
        return (core[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
    }
  };

  port.on("message", (question: Question) => {
    const { id, name } = question;
    const reply = (answered: Answer) => {
      port.postMessage(answered);
      if (name === "close") port.close();
    };
    answer(question).then(
      (value) => reply({ id, value }),
      (error: unknown) => reply({ id, ...refusal(error) }),
    );
  });
}

async function start(port: MessagePort) {
  const wanted = workerData as Wanted;
  try {
    const engine =
      wanted.engine === "sqlite" ? sqliteEngine(wanted.file, wanted) : postgresEngine(wanted.url);
    const core = await openCore(engine);
    serve(port, core);
    port.postMessage({ id: 0, value: core.place } satisfies Answer);
  } catch (error) {
    port.postMessage({ id: 0, ...refusal(error) } satisfies Answer);
    port.close();
  }
}

if (parentPort) await start(parentPort);
