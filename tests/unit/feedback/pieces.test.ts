import fc from "fast-check";
import { expect, test } from "vitest";
import { inPowersOfTwo, whole } from "../../../src/feedback/database/pieces.ts";

const lengths = (rows: number) =>
  inPowersOfTwo(256)(Array.from({ length: rows })).map(({ length }) => length);

test.each([
  [0, []],
  [1, [1]],
  [31, [16, 8, 4, 2, 1]],
  [256, [256]],
  [600, [256, 256, 64, 16, 8]],
])("%i rows are cut into pieces of %j", (rows, pieces) => {
  expect(lengths(rows)).toEqual(pieces);
});

test("every row is in one piece, in the order in which it came", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 700 }), (rows) => {
      expect(inPowersOfTwo(256)(rows).flat()).toEqual(rows);
      expect(whole(rows).flat()).toEqual(rows);
    }),
  );
});

test("batches of all lengths make at most nine lengths of pieces", () => {
  const all = Array.from({ length: 600 }, (_, rows) => lengths(rows)).flat();
  expect(new Set(all).size).toBe(9);
});
