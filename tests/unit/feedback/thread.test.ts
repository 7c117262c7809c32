import { expect, onTestFinished, test } from "vitest";
import { openThread, startThread } from "../../../src/feedback/database/thread.ts";
import { temporaryFolder } from "../../support/server.ts";
import { good, ids } from "../../support/votes.ts";

/** A core in a thread, and the threads that it has started. */
async function threaded() {
  const threads: ReturnType<typeof startThread>[] = [];
  const core = await openThread({ engine: "sqlite", file: `${temporaryFolder()}/feedback.db` }, (wanted) => {
    const thread = startThread(wanted);
    threads.push(thread);
    return thread;
  });
  onTestFinished(() => core.close());
  return { core, threads };
}

const vote = { ...good, reader: ids.reader };

test("a thread that has ended is replaced by the next who asks", async () => {
  const { core, threads } = await threaded();
  expect(await core.settle([vote])).toEqual([{ value: { status: "new", reader: ids.reader } }]);
  await threads[0]?.ask("close");
  await threads[0]?.end();
  expect(await core.settle([vote])).toEqual([{ value: { status: "changed", reader: ids.reader } }]);
  expect(threads).toHaveLength(2);
});

test("nothing is acknowledged by a thread that fails", async () => {
  const { core, threads } = await threaded();
  const asked = core.settle([vote]);
  await threads[0]?.kill();
  expect(await asked).toEqual([{ refused: "The thread of the store has ended.", outage: true }]);
  await expect(core.check()).resolves.toBeUndefined();
});

test("rows come in pieces, and those that nobody wants any more are left alone", async () => {
  const { core } = await threaded();
  const votes = Array.from({ length: 1001 }, (_, port) => ({
    ...({ port, reader: ids.reader, rating: "unsure", reason: null, comment: null } as const),
    ...{ createdAt: 1, changedAt: 2, handledAt: null },
  }));
  await core.merge(votes);
  for await (const first of core.all()) {
    expect(first).toEqual(votes[0]);
    break;
  }
  const read = [];
  for await (const one of core.all()) read.push(one);
  expect(read).toEqual(votes);
});
