import { expect, test } from "vitest";
import { atOnce, each, inTasks, type Steps } from "../../src/steps.ts";

/** Adds up to a number; each step takes some milliseconds. */
function* sum(most: number, milliseconds: number, log: string[]): Steps<number> {
  let total = 0;
  for (let one = 1; one <= most; one++) {
    for (const end = performance.now() + milliseconds; performance.now() < end;);
    log.push(`step ${one}`);
    total += one;
    yield;
  }
  return total;
}

test("all steps at once, and in tasks, come to the same", async () => {
  expect(atOnce(sum(4, 0, []))).toBe(10);
  expect(await inTasks(sum(4, 0, []))).toBe(10);
});

test("in tasks, others have their turn between steps that take long", async () => {
  const log: string[] = [];
  const done = inTasks(sum(3, 10, log));
  setTimeout(() => log.push("another"));
  await done;
  expect(log.indexOf("another")).toBeGreaterThan(log.indexOf("step 1"));
  expect(log.indexOf("another")).toBeLessThan(log.indexOf("step 3"));
});

test("an error of a step reaches who waits for it", async () => {
  function* broken(): Steps<number> {
    yield;
    throw new Error("no table");
  }
  await expect(inTasks(broken())).rejects.toThrow("no table");
});

test("each does its work for every item, with its place, never for more than so many in a step", () => {
  const done: string[] = [];
  const perStep: number[] = [];
  const steps = each("abcdefg", 3, (item, place) => done.push(`${item}${place}`));
  for (let before = 0, step = steps.next(); ; before = done.length, step = steps.next()) {
    perStep.push(done.length - before);
    if (step.done) break;
  }
  expect(done).toEqual(["a0", "b1", "c2", "d3", "e4", "f5", "g6"]);
  expect(Math.max(...perStep)).toBe(3);
  expect(perStep.length).toBeGreaterThan(2);
});
