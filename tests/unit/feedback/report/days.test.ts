import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, fillDays, isDay, startOf } from "../../../../src/feedback/report/days.ts";
import { byWeek, isoWeek, mondayOf } from "../../../../src/feedback/report/weeks.ts";

const helpful = (day: string, count = 1) => ({ day, helpful: count, unsure: 0, unhelpful: 0 });
const anyDay = fc.integer({ min: 0, max: 36_524 }).map((count) => addDays("1970-01-01", count));

test.each([
  ["2026-02-28", true],
  ["2026-02-29", false],
  ["2028-02-29", true],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["1969-12-31", false],
  ["26-01-01", false],
  ["2026-01-01T00:00", false],
  ["", false],
])("whether %s is a day: %s", (text, is) => expect(isDay(text)).toBe(is));

test("a day is that of UTC", () => {
  expect(dayOf(startOf("2026-03-31"))).toBe("2026-03-31");
  expect(dayOf(startOf("2026-03-31") - 1)).toBe("2026-03-30");
});

test("days without a vote are filled in", () =>
  expect(fillDays([helpful("2026-03-01", 5)], "2026-02-27", "2026-03-02").map((row) => row.helpful)).toEqual([
    0, 0, 5, 0,
  ]));

describe("weeks", () => {
  // The examples of ISO 8601 and those that calendars get wrong.
  test.each([
    ["2026-01-01", "2026-W01"],
    ["2025-12-29", "2026-W01"],
    ["2027-01-03", "2026-W53"],
    ["2021-01-03", "2020-W53"],
    ["2008-12-29", "2009-W01"],
    ["2010-01-03", "2009-W53"],
    ["2026-11-26", "2026-W48"],
  ])("%s is in %s", (day, week) => expect(isoWeek(day)).toBe(week));

  test("a week has seven days, and begins on a Monday", () =>
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = mondayOf(day);
        expect(new Date(startOf(monday)).getUTCDay()).toBe(1);
        expect(new Set([0, 1, 2, 3, 4, 5, 6].map((count) => isoWeek(addDays(monday, count)))).size).toBe(1);
        expect(isoWeek(addDays(monday, 7))).not.toBe(isoWeek(monday));
      }),
    ));

  test("weeks without a vote are filled in, up to the present one", () =>
    expect(
      byWeek([helpful("2026-03-02", 2), helpful("2026-03-08", 3), helpful("2026-03-23")], "2026-04-01").map(
        ({ week, from, helpful: count }) => [week, from, count],
      ),
    ).toEqual([
      ["2026-W10", "2026-03-02", 5],
      ["2026-W11", "2026-03-09", 0],
      ["2026-W12", "2026-03-16", 0],
      ["2026-W13", "2026-03-23", 1],
      ["2026-W14", "2026-03-30", 0],
    ]));

  test("a vote of the future is not left out", () =>
    expect(byWeek([helpful("2026-03-02")], "2025-01-01")).toHaveLength(1));

  test("without a vote there is no week", () => expect(byWeek([], "2026-04-01")).toEqual([]));

  test("no vote is lost or counted twice", () =>
    fc.assert(
      fc.property(fc.uniqueArray(anyDay, { maxLength: 20 }), anyDay, (days, through) => {
        const weeks = byWeek(
          days.map((day) => helpful(day)),
          through,
        );
        expect(weeks.reduce((sum, week) => sum + week.helpful, 0)).toBe(days.length);
      }),
    ));
});
