import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { createQueue } from "../../../src/feedback/database/queue.ts";

/** A queue whose batches are settled by hand: each answers with its number. */
function byHand(limits: { most?: number; room?: number } = {}) {
  const batches: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const queue = createQueue<number, string>(async (batch) => {
    const count = batches.push(batch);
    await new Promise<void>((resolve) => gates.push(resolve));
    return batch.map((item) =>
      item < 0 ? { error: new Error(`no ${item}`), outage: item < -100 } : { value: `${count}:${item}` },
    );
  }, limits);
  const settle = async () => {
    gates.shift()?.();
    await setImmediate();
    await setImmediate();
  };
  return { queue, batches, settle };
}

test("what comes while a batch is under way is the next one, in its order", async () => {
  const { queue, batches, settle } = byHand();
  const answers = [queue.add(1)];
  await setImmediate();
  answers.push(queue.add(2), queue.add(3));
  await settle();
  answers.push(queue.add(4));
  await settle();
  await settle();
  expect(batches).toEqual([[1], [2, 3], [4]]);
  expect(await Promise.all(answers)).toEqual(["1:1", "2:2", "2:3", "3:4"]);
});

test("a batch has a limit", async () => {
  const { queue, batches, settle } = byHand({ most: 2 });
  const answers = Promise.all([1, 2, 3, 4, 5].map((item) => queue.add(item)));
  for (let round = 0; round < 4; round++) await settle();
  expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  expect(await answers).toHaveLength(5);
});

test("one that fails does not fail the others", async () => {
  const { queue, settle } = byHand();
  const answers = Promise.allSettled([1, -2, 3].map((item) => queue.add(item)));
  await settle();
  await settle();
  expect((await answers).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("an outage refuses those who have waited for it to show, too, but not who comes later", async () => {
  const { queue, settle } = byHand();
  const answers = [queue.add(-101)];
  await setImmediate();
  answers.push(queue.add(2), queue.add(3));
  const refused = Promise.allSettled(answers);
  await settle();
  expect((await refused).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  const later = queue.add(4);
  await settle();
  await settle();
  expect(await later).toBe("2:4");
});

test("when too many wait, more are refused at once, with the time to come again", async () => {
  const { queue, settle } = byHand({ most: 1, room: 2 });
  const answers = [queue.add(1)];
  await setImmediate();
  answers.push(queue.add(2), queue.add(3));
  await expect(queue.add(4)).rejects.toMatchObject({ name: "Unavailable", retryAfter: 1 });
  for (let round = 0; round < 4; round++) await settle();
  expect(await Promise.all(answers)).toHaveLength(3);
  const again = queue.add(5);
  await settle();
  await settle();
  expect(await again).toBe("4:5");
});

test("a queue that is closed finishes what it took and takes no more", async () => {
  const { queue, settle } = byHand({ most: 1 });
  const answers = Promise.all([queue.add(1), queue.add(2)]);
  let closed = false;
  const close = queue.close().then(() => (closed = true));
  await expect(queue.add(3)).rejects.toThrow("closed");
  await settle();
  expect(closed).toBe(false);
  for (let round = 0; round < 3; round++) await settle();
  await close;
  expect(await answers).toEqual(["1:1", "2:2"]);
});
