import { describe, expect, it } from "vitest";
import { cellsOf, resultsPage, tally } from "../../../bench/all/page.ts";
import { reasonIn } from "../../../bench/all/run-part.ts";
import { flightOf } from "../../../bench/flight/load.ts";
import { readReport } from "../../../bench/lighthouse/report.ts";
import type { Row } from "../../../bench/row.ts";

const ratio: Row = {
  what: "build ÷ Hugo's",
  value: 1.5,
  unit: "×",
  aim: { most: 1.3 },
  rival: { name: "Hugo 0.111.3", value: 1 },
  note: "ready Markdown",
};
const missing: Row = { what: "votes on PostgreSQL", reason: "there is no PostgreSQL" };

describe("the table", () => {
  it("tells figure, aim, verdict, rival and day", () =>
    expect(cellsOf(ratio, "2026-11-26")).toEqual([
      "build ÷ Hugo's",
      "1.50 ×",
      "≤ 1.30 ×",
      "**no**",
      "Hugo 0.111.3: 1 ×",
      "2026-11-26",
    ]));

  it("tells why a figure is missing", () =>
    expect(cellsOf(missing, "2026-11-26")[1]).toBe("not run: there is no PostgreSQL"));

  it("counts aims", () => expect(tally([ratio, missing])).toEqual({ met: 0, missed: 1, notRun: 1 }));
});

describe("the page of results", () => {
  const result = { date: "2026-11-26T18:00:00.000Z", seconds: 60.4, machine: "2 cores", rows: [ratio] };

  it("has the table, the notes, the machine and the day", () => {
    const page = resultsPage({ build: result });
    expect(page).toContain("| build ÷ Hugo's | 1.50 × |");
    expect(page).toContain("- build ÷ Hugo's: ready Markdown.");
    expect(page).toContain("The machine:\n\n1. 2 cores\n");
    expect(page).toContain("2026-11-26 18:00 UTC, 60 s");
  });

  it("says which machine, when there were two", () =>
    expect(resultsPage({ build: result, serve: { ...result, machine: "64 cores" } })).toContain(
      "| 2026-11-26, machine 2 |",
    ));

  it("shows the plot only where growth was measured", () => {
    expect(resultsPage({ build: result })).not.toContain("growth.svg");
    expect(resultsPage({ growth: result })).toContain("growth.svg");
  });
});

describe("why a benchmark failed", () => {
  it("is the line with the error, not the stack below it", () =>
    expect(reasonIn("\nError: nginx is not here: install it\n    at file.ts:1:2\n\nNode.js v24\n")).toBe(
      "Error: nginx is not here: install it",
    ));
  it("is the last line where there is none", () => expect(reasonIn("one\ntwo\n")).toBe("two"));
  it("may be unknown", () => expect(reasonIn("")).toBeUndefined());
});

describe("Lighthouse's report", () => {
  const marks = ["performance", "accessibility", "best-practices", "seo"];
  const categories = Object.fromEntries(marks.map((name) => [name, { score: 0.98 }]));
  const audits = Object.fromEntries(
    ["largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time"].map((name) => [
      name,
      { numericValue: 5 },
    ]),
  );

  it("is read in marks of a hundred", () =>
    expect(readReport(JSON.stringify({ categories, audits }))).toMatchObject({ seo: 98, lcp: 5, tbt: 5 }));
  it("is refused when the page did not load", () =>
    expect(() =>
      readReport(JSON.stringify({ categories, audits, runtimeError: { message: "NO_FCP" } })),
    ).toThrow("NO_FCP"));
  it("is refused without a mark", () =>
    expect(() => readReport(JSON.stringify({ categories: {}, audits }))).toThrow("no mark for performance"));
});

it("what a page needs is the page, its styles and fonts; the rest is counted apart", () => {
  const asked = ["document", "stylesheet", "font", "image", "script", "other"].map((type, at) => ({
    path: `/${at}`,
    type,
    body: 10 ** at,
    headers: 1,
  }));
  const later = { path: "/next.css", type: "fetch", body: 10 ** 6, headers: 1 };
  expect(flightOf([...asked, later])).toEqual({
    needed: 111,
    pictures: 101_000,
    ahead: 1_000_000,
    scripts: 10_000,
    bodies: 1_111_111,
    headers: 7,
    requests: 7,
    requestsNeeded: 4,
  });
});
