import { describe, expect, it } from "vitest";
import { rowsFromIana } from "../../../src/registry/iana-rule.ts";
import type { SnapshotRow } from "../../../src/registry/row.ts";
import type { SourceRow } from "../../../src/registry/sources/source-row.ts";
import { inShort, snapshotRow, sourceRow } from "../../support/registry/rows.ts";

const rename = (id: string) => (id === "iana" ? "iana-2026-12-01" : id);
const rule = (rows: SourceRow[], last: SnapshotRow[] = []) => inShort(rowsFromIana(rows, last, rename));

describe("a row of IANA's file", () => {
  it.each([
    ["with a name", sourceRow("80", "tcp", { name: "http" }), ["80 tcp assigned http"]],
    ["with a range", sourceRow("6000-6063", "udp", { name: "x11" }), ["6000-6063 udp assigned x11"]],
    [
      "without transport",
      sourceRow("6400", null, { name: "boe-cms" }),
      ["6400 tcp assigned boe-cms", "6400 udp assigned boe-cms"],
    ],
    ["reserved", sourceRow("0", "tcp", { description: "Reserved" }), ["0 tcp reserved -"]],
    ["unassigned", sourceRow("4", "tcp", { description: "Unassigned" }), ["4 tcp unassigned -"]],
    ["without a word", sourceRow("4", "tcp"), ["4 tcp unassigned -"]],
    [
      "assigned without a name",
      sourceRow("24", "tcp", { description: "any private mail system" }),
      ["24 tcp assigned -"],
    ],
    [
      "with odd words and no transport",
      sourceRow("1783", null, { description: "Possibly ours" }),
      ["1783 tcp unassigned -", "1783 udp unassigned -"],
    ],
  ])("%s", (_, row, expected) => {
    expect(rule([row])).toEqual(expected.map((words) => `${words} (iana, iana)`));
  });

  it.each([
    ["De-assigned on 2025-02-13, previously compressnet by [Bernie_Volz]", "compressnet"],
    ["Historic usage was acms. De-Assigned on 2020-12-29", "acms"],
    ["De-Assigned on 2022-01-10.", null],
    ["This port was previously removed on 2007-04-05.", null],
  ])("tells a former name in its notes: %s", (notes, name) => {
    const row = sourceRow("3", "tcp", { description: "Reserved", notes });
    expect(rule([row]).slice(1)).toEqual(name ? [`3 tcp former ${name} (, -)`] : []);
  });
});

describe("a name of the last snapshot", () => {
  it("becomes a former name when IANA lists it no more", () => {
    const last = [snapshotRow(80, "www", { source: "iana", rest: "iana-2015" })];
    expect(rule([sourceRow("80", "tcp", { name: "http" })], last)).toEqual([
      "80 tcp assigned http (iana, iana)",
      "80 tcp former www (iana-2026-12-01, iana-2015)",
    ]);
  });

  it("stays one, and is none any more when IANA lists it again", () => {
    const last = [snapshotRow(80, "www", { status: "former", state: "", source: "iana-2015" })];
    expect(rule([], last)).toEqual(["80 tcp former www (iana-2015, -)"]);
    expect(rule([sourceRow("80", "tcp", { name: "www" })], last)).toEqual([
      "80 tcp assigned www (iana, iana)",
    ]);
  });

  it("is former on the part of its range that IANA has taken from it", () => {
    const last = [snapshotRow(6000, "x11", { to: 6063, source: "iana-2015" })];
    expect(rule([sourceRow("6000-6010", "tcp", { name: "x11" })], last)).toEqual([
      "6000-6010 tcp assigned x11 (iana, iana)",
      "6011-6063 tcp former x11 (iana-2015, -)",
    ]);
  });

  it("is not told twice when the notes tell it too", () => {
    const row = sourceRow("3", "tcp", {
      description: "Reserved",
      notes: "De-assigned, previously compressnet by X",
    });
    const last = [snapshotRow(3, "compressnet", { source: "iana-2015" })];
    expect(rule([row], last)).toEqual([
      "3 tcp reserved - (iana, iana)",
      "3 tcp former compressnet (iana-2015, -)",
    ]);
  });

  it("gives the same rows again from its own result", () => {
    const rows = [
      sourceRow("3", "tcp", { description: "Reserved", notes: "De-assigned, previously compressnet" }),
    ];
    const once = rowsFromIana(rows, [snapshotRow(4, "old", { source: "iana" })], rename);
    expect(rowsFromIana(rows, once, rename)).toEqual(once);
  });
});
