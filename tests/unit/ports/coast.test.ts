import { expect, test } from "vitest";
import { coast } from "../../../src/ports/coast.ts";

const { below, above, gapAround } = coast([22, 80, 443], (port) => `name of ${port}`);

test("the nearest named ports come first, with the numbers between", () => {
  expect(below(100, 4)).toEqual([
    { port: 80, name: "name of 80", between: 19 },
    { port: 22, name: "name of 22", between: 77 },
  ]);
  expect(above(80, 1)).toEqual([{ port: 443, name: "name of 443", between: 362 }]);
});

test("a gap reaches from name to name, or to the end", () => {
  expect(gapAround(100)).toEqual({ from: 81, to: 442, size: 362 });
  expect(gapAround(0)).toEqual({ from: 0, to: 21, size: 22 });
  expect(gapAround(65535)).toEqual({ from: 444, to: 65535, size: 65092 });
  expect(gapAround(443)).toBeNull();
});
