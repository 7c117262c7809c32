import fc from "fast-check";
import { expect, test } from "vitest";
import { rankPages, sumCounts } from "../../../../src/feedback/report/ranking.ts";

const row = (port: number, helpful: number, unsure: number, unhelpful: number) => ({
  port,
  helpful,
  unsure,
  unhelpful,
});
const ranked = (...rows: ReturnType<typeof row>[]) => rankPages(rows).map(({ port }) => port);

test("one vote does not lead before many that say nearly the same", () =>
  expect(ranked(row(1, 0, 0, 1), row(2, 2, 0, 18))).toEqual([2, 1]));

test("who is unsure was not helped", () => expect(ranked(row(1, 5, 0, 5), row(2, 2, 6, 2))).toEqual([2, 1]));

test("of the same bound, the page with more outright votes comes first, then the lower number", () =>
  expect(ranked(row(9, 5, 3, 2), row(7, 5, 2, 3), row(8, 5, 2, 3))).toEqual([7, 8, 9]));

test("of pages that helped everybody, the one with more votes comes first", () =>
  expect(ranked(row(1, 1, 0, 0), row(2, 50, 0, 0))).toEqual([2, 1]));

test("a page without a vote has no rank", () => expect(ranked(row(1, 0, 0, 0))).toEqual([]));

test("a page has its votes and the share it did not help", () =>
  expect(rankPages([row(770, 1, 1, 2)])).toMatchObject([{ port: 770, votes: 4, share: 0.75 }]));

const count = fc.integer({ min: 0, max: 500 });

test("one more reader who was not helped never lets a page fall", () =>
  fc.assert(
    fc.property(count, count, count, (helpful, unsure, unhelpful) => {
      const [worse, before] = rankPages([
        row(1, helpful, unsure, unhelpful + 1),
        row(2, helpful + 1, unsure, unhelpful),
      ]);
      expect([worse?.port, before?.port]).toEqual([1, 2]);
    }),
  ));

test("rows are summed by rating", () =>
  expect(sumCounts([row(1, 1, 2, 3), row(2, 10, 20, 30)])).toEqual({
    helpful: 11,
    unsure: 22,
    unhelpful: 33,
  }));
