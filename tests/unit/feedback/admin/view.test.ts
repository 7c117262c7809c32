import { expect, test } from "vitest";
import { countScale } from "../../../../src/feedback/admin/scale.ts";
import { shownDays } from "../../../../src/feedback/admin/days-chart.ts";
import { backTo, readView, viewHref } from "../../../../src/feedback/admin/view.ts";

const read = (query: string) => readView(new URLSearchParams(query));
const usual = { question: {}, show: "all", page: 1, pages: 1 };

test("a query is read, and written again as short as it can be", () => {
  const query = "port=770&from=2026-01-01&show=open&page=3&pages=2";
  const result = read(query);
  expect(result).toEqual({
    view: { question: { port: 770, from: "2026-01-01" }, show: "open", page: 3, pages: 2 },
  });
  expect("view" in result && viewHref(result.view)).toBe(`/admin/feedback?${query}`);
  expect(viewHref({ question: {}, show: "all", page: 1, pages: 1 })).toBe("/admin/feedback");
});

test.each(["", "port=&from=&to=&show=", "page=0", "page=x&pages=-1", "unknown=1"])(
  "%j is as usual",
  (query) => expect(read(query)).toEqual({ view: usual }),
);

test("all that is wrong is told at once", () =>
  expect(read("port=x&show=some")).toEqual({
    errors: [
      { field: "port", message: "is not a port: give a whole number from 0 to 65535" },
      { field: "show", message: "is not known: give one of all, open, handled" },
    ],
  }));

test.each([
  ["/admin/feedback?port=770&show=open#vote-770-1", "/admin/feedback?port=770&show=open#vote-770-1"],
  ["https://evil.example/", "/admin/feedback"],
  ["//evil.example/admin/feedback", "/admin/feedback"],
  ["/admin/feedback/../../x", "/admin/feedback"],
  ["/admin/feedback\r\nset-cookie: a=b", "/admin/feedback"],
  [undefined, "/admin/feedback"],
])("a form that wants to lead to %j leads to %s", (typed, to) => expect(backTo(typed)).toBe(to));

test.each([
  [0, 1, 2],
  [1, 1, 2],
  [3, 3, 4],
  [5, 6, 4],
  [37, 40, 5],
  [41, 60, 4],
  [1234, 1500, 4],
])("a scale for %i ends at %i and has %i lines", (most, top, lines) =>
  expect(countScale(most)).toMatchObject({ top, ticks: { length: lines } }),
);

const now = Date.UTC(2026, 2, 31, 15);
const span = (question: { from?: string; to?: string }, rows: { day: string }[] = []) => {
  const days = shownDays(
    rows.map(({ day }) => ({ day, helpful: 1, unsure: 0, unhelpful: 0 })),
    question,
    now,
  );
  return [days[0]?.day, days.at(-1)?.day, days.length];
};

test.each([
  [{}, ["2026-01-01", "2026-03-31", 90]],
  [{ from: "2026-03-01" }, ["2026-03-01", "2026-03-31", 31]],
  [{ from: "2025-01-01", to: "2025-12-31" }, ["2025-10-03", "2025-12-31", 90]],
  [{ to: "2026-02-28" }, ["2025-12-01", "2026-02-28", 90]],
])("of %o the chart shows %o", (question, expected) => expect(span(question)).toEqual(expected));

test("a vote of a clock that is ahead is shown", () =>
  expect(span({}, [{ day: "2026-04-01" }])[1]).toBe("2026-04-01"));
