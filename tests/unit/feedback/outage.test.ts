import { expect, test } from "vitest";
import { createOutage } from "../../../src/feedback/outage.ts";

function watched() {
  const lines: string[] = [];
  const clock = { now: 0 };
  const outage = createOutage(
    (line) => lines.push(line),
    () => clock.now,
  );
  return { lines, clock, outage };
}

test("an outage is said once, and once that it is over", () => {
  const { lines, outage } = watched();
  outage.worked();
  for (let vote = 0; vote < 5; vote++) outage.failed(new Error("the disk is full"), 1);
  outage.failed(new Error("the disk is full"));
  outage.worked();
  outage.worked();
  expect(lines).toEqual([
    "feedback: the store fails: the disk is full",
    "feedback: the store works again; votes refused meanwhile: 5",
  ]);
});

test("a store that fails now and then does not fill the log", () => {
  const { lines, clock, outage } = watched();
  for (; clock.now < 25_000; clock.now += 10) {
    outage.failed(new Error("full"), 1);
    outage.worked();
  }
  expect(lines).toHaveLength(6);
});

test("an outage that begins right after another one is said when it lasts", () => {
  const { lines, clock, outage } = watched();
  outage.failed(new Error("one"));
  outage.worked();
  for (clock.now = 5000; clock.now <= 60_000; clock.now += 1000) outage.failed(new Error("two"));
  expect(lines.slice(2)).toEqual(["feedback: the store fails: two"]);
});
