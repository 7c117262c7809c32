import { describe, expect, it } from "vitest";
import { logLogSlope, median, spread } from "../../../bench/support/statistics.ts";

describe("the median", () => {
  it("is the one in the middle, whatever the order", () => expect(median([9, 1, 5])).toBe(5));
  it("is the upper of two", () => expect(median([1, 2])).toBe(2));
  it("of nothing is no number", () => expect(median([])).toBeNaN());
});

describe("the spread", () => {
  it("tells the least and the most", () => expect(spread([3, 1, 2], String)).toBe("1–3"));
  it("of one is that one twice", () => expect(spread([7], String)).toBe("7–7"));
});

describe("the slope", () => {
  const line = (power: number) => [1, 10, 100].map((x) => [x, 3 * x ** power] as const);

  it("is 1 when twice as much takes twice as long", () => expect(logLogSlope(line(1))).toBeCloseTo(1));
  it("is 2 when it takes four times as long", () => expect(logLogSlope(line(2))).toBeCloseTo(2));
  it("is 0 when it takes as long", () => expect(logLogSlope(line(0))).toBeCloseTo(0));
  it("lies between points that are on no line", () =>
    expect(
      logLogSlope([
        [1, 1],
        [10, 1],
        [100, 100],
      ]),
    ).toBeCloseTo(1));
  it.each([
    [[[1, 1]]],
    [
      [
        [0, 1],
        [1, 1],
      ],
    ],
    [
      [
        [1, -1],
        [2, 1],
      ],
    ],
  ] as const)("has none: %j", (points) => expect(() => logLogSlope(points as never)).toThrow(RangeError));
});
