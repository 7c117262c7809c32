import fc from "fast-check";
import { expect, test } from "vitest";
import { wilson } from "../../../../src/feedback/report/wilson.ts";

// The score interval solved by hand: p such that (hits/total − p)² = z² p (1 − p) / total.
test.each([
  [1, 1, 0.2065, 1],
  [0, 1, 0, 0.7935],
  [1, 10, 0.0179, 0.4042],
  [5, 10, 0.2366, 0.7634],
  [81, 263, 0.2553, 0.3662],
  [50, 100, 0.4038, 0.5962],
])("%i of %i lies between %f and %f", (hits, total, low, high) => {
  const interval = wilson(hits, total);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test("of nothing seen, every share is possible", () => expect(wilson(0, 0)).toEqual({ low: 0, high: 1 }));

test.each([
  [2, 1],
  [-1, 1],
  [Number.NaN, 1],
])("%d of %d is refused", (hits, total) => expect(() => wilson(hits, total)).toThrow(RangeError));

const sample = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));

test("the interval holds the share that was seen, and is mirrored for its opposite", () =>
  fc.assert(
    fc.property(sample, ([hits, total]) => {
      const { low, high } = wilson(hits, total);
      expect(low).toBeLessThanOrEqual(hits / total);
      expect(high).toBeGreaterThanOrEqual(hits / total);
      expect(wilson(total - hits, total).low).toBeCloseTo(1 - high, 10);
    }),
  ));

test("both ends solve the equation of the score test", () =>
  fc.assert(
    fc.property(sample, ([hits, total]) => {
      const { low, high } = wilson(hits, total);
      const seen = hits / total;
      for (const end of [low, high])
        expect((seen - end) ** 2).toBeCloseTo((1.959964 ** 2 * end * (1 - end)) / total, 6);
    }),
  ));

test("more votes of the same share make it narrower", () =>
  fc.assert(
    fc.property(sample, ([hits, total]) => {
      const [few, many] = [wilson(hits, total), wilson(hits * 2, total * 2)];
      expect(many.high - many.low).toBeLessThan(few.high - few.low);
    }),
  ));
