import { describe, expect, it } from "vitest";
import { inForce, loadRfcs, parseRfcs, rfcRow } from "../../../src/sources/rfcs.ts";

const header = "number\ttitle\tdate\tstatus\tobsoleted by";
const table =
  (...rows: string[]) =>
  () =>
    parseRfcs([header, ...rows].join("\n"));

describe("the table of RFCs", () => {
  const rfcs = loadRfcs();

  it("has some hundred rows, each written as it is read", () => {
    expect(rfcs.size).toBeGreaterThan(300);
    const row = "821\tSimple Mail Transfer Protocol\t1982-08\tinternet standard\t2821";
    expect([...rfcs.values()].map(rfcRow)).toContain(row);
  });

  it("names no RFC as its own successor, and no older one", () => {
    const wrong = [...rfcs.values()].filter(({ number, obsoletedBy }) =>
      obsoletedBy.some((later) => later <= number),
    );
    expect(wrong.map(({ number }) => number)).toEqual([]);
  });

  it("has months in the order of the numbers, but for numbers kept back", () => {
    const years = [...rfcs.values()].map(({ date }) => Number(date.slice(0, 4)));
    expect(Math.min(...years)).toBe(1969);
    years.slice(1).forEach((year, at) => expect(year).toBeGreaterThanOrEqual((years[at] ?? 0) - 2));
  });
});

describe("a broken table is told", () => {
  it.each([
    [
      "without names of the columns",
      () => parseRfcs("1\tHost Software\t1969-04\tunknown\t"),
      "the first row must name the columns",
    ],
    [
      "with a day",
      table("1\tHost Software\t1969-04-07\tunknown\t"),
      "row 1: date: is not a month such as 2006-01",
    ],
    ["with another status", table("1\tHost Software\t1969-04\tgood\t"), "row 1: status: "],
    [
      "out of order",
      table("2\tHost software\t1969-04\tunknown\t", "1\tHost Software\t1969-04\tunknown\t"),
      "row 1: stands behind 2",
    ],
  ])("%s", (_, read, message) => {
    expect(read).toThrow(`content/sources/rfcs.tsv: ${message}`);
  });
});

describe("the RFC in force", () => {
  const rfcs = table(
    "1\tFirst\t1969-04\tunknown\t2",
    "2\tSecond\t1970-04\tunknown\t3 4",
    "3\tThird\t1971-04\tunknown\t",
    "5\tFifth\t1972-04\tunknown\t6",
  )();

  it.each([
    [3, [3]],
    [1, [3]],
    [5, [6]],
  ])("in place of %i is %j", (number, last) => {
    expect(inForce(number, rfcs)).toEqual(last);
  });
});
