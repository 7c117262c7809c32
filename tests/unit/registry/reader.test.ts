import { describe, expect, it } from "vitest";
import { makeRegistry } from "../../../src/registry/reader.ts";
import { reportConcerns } from "../../../src/registry/reports.ts";
import type { SnapshotRow } from "../../../src/registry/row.ts";
import { portInShort, snapshotRow } from "../../support/registry/rows.ts";

const source = (id: string, asOf: string) => ({
  id,
  asOf,
  title: id,
  url: "https://example.org/",
  rows: 1,
  licence: "MIT",
});
const counts = { rows: 0, assignedPorts: 0, assignedTcp: 0, assignedUdp: 0 };
const sources = [source("new", "2026-08-17"), source("old", "2015-07-30")];
const read = (...rows: SnapshotRow[]) => makeRegistry(rows, { generated: "2026-12-01", sources, counts });
const nameless = (state: "reserved" | "unassigned", more: Partial<SnapshotRow> = {}) =>
  snapshotRow(80, "", { state, description: `It is ${state}`, ...more });

describe("the registry, asked for a port", () => {
  it("answers tcp and udp always, sctp and dccp where it has a row", () => {
    expect(portInShort(read(), 80)).toEqual(["tcp unassigned", "udp unassigned"]);
    const rows = [snapshotRow(80, "http", { transport: "sctp" }), snapshotRow(80, "http")];
    expect(portInShort(read(...rows), 80)).toEqual([
      "tcp assigned http",
      "udp unassigned",
      "sctp assigned http",
    ]);
  });

  it.each([-1, 65536, 80.5, NaN])("refuses %s", (port) => {
    expect(() => read().at(port)).toThrow(RangeError);
  });

  it("knows a range at each of its ports, and not beyond", () => {
    const registry = read(snapshotRow(6000, "x11", { to: 6063 }));
    expect([5999, 6000, 6063, 6064].map((port) => portInShort(registry, port)[0])).toEqual([
      "tcp unassigned",
      "tcp assigned x11",
      "tcp assigned x11",
      "tcp unassigned",
    ]);
    expect(registry.at(6063)[0]?.registrations[0]).toMatchObject({ from: 6000, to: 6063 });
  });

  it("keeps several names in the order of the file", () => {
    expect(portInShort(read(snapshotRow(80, "http"), snapshotRow(80, "www")), 80)[0]).toBe(
      "tcp assigned http,www",
    );
  });

  it("has no name where a port is assigned without one", () => {
    const [tcp] = read(snapshotRow(80, "", { description: "any private mail system" })).at(80);
    expect(tcp).toMatchObject({
      state: "assigned",
      registrations: [{ name: null, description: { known: "yes" } }],
    });
  });

  it("takes assigned before reserved, and reserved before unassigned", () => {
    const [one, two, three] = [snapshotRow(80, "http"), nameless("reserved"), nameless("unassigned")];
    expect(read(three, two, one).at(80)[0]?.state).toBe("assigned");
    expect(read(three, two).at(80)[0]).toMatchObject({
      state: "reserved",
      remark: { value: "It is reserved" },
    });
  });

  it("tells former names apart from current ones", () => {
    const former = snapshotRow(80, "www", { status: "former", state: "", source: "old", description: "Web" });
    expect(read(nameless("reserved"), former).at(80)[0]).toMatchObject({
      state: "reserved",
      registrations: [],
      former: [{ name: "www", description: { value: "Web", asOf: "2015-07-30" } }],
    });
  });

  it("knows a former name from notes by nothing but its name", () => {
    const former = snapshotRow(80, "www", { status: "former", state: "", source: "" });
    expect(read(former).at(80)[0]?.former).toEqual([{ name: "www", description: { known: "unsourced" } }]);
  });
});

describe("a field", () => {
  it("is known, empty or unsourced, each by the source of its own", () => {
    const row = { description: "Web", assignee: "[Ann]", rest: "old" };
    expect(read(snapshotRow(80, "http", row)).at(80)[0]?.registrations[0]).toMatchObject({
      description: { known: "yes", value: "Web", asOf: "2026-08-17" },
      assignee: { known: "yes", value: "[Ann]", asOf: "2015-07-30" },
      contact: { known: "empty", asOf: "2015-07-30" },
    });
    expect(read(snapshotRow(80, "http")).at(80)[0]?.registrations[0]?.assignee).toEqual({
      known: "unsourced",
    });
  });

  it("needs a source that the provenance dates", () => {
    expect(() => read(snapshotRow(80, "http", { source: "lore" }))).toThrow(
      'services.csv: port 80: provenance.json has no source "lore"',
    );
  });
});

describe("the date of a state", () => {
  it.each([
    ["assigned: of the row", [snapshotRow(80, "x11", { source: "old" })], "2015-07-30"],
    [
      "assigned twice: of the newer row",
      [snapshotRow(80, "a", { source: "old" }), snapshotRow(80, "b")],
      "2026-08-17",
    ],
    ["reserved: of the row", [nameless("reserved", { source: "old" })], "2015-07-30"],
    [
      "unassigned: of the newest source, which has no other row",
      [nameless("unassigned", { source: "old" })],
      "2026-08-17",
    ],
    ["no row: of the newest source", [], "2026-08-17"],
  ])("%s", (_, rows, asOf) => {
    expect(read(...rows).at(80)[0]?.asOf).toBe(asOf);
  });
});

describe("a report of unauthorized use", () => {
  it("stays with the registration it belongs to", () => {
    const row = snapshotRow(80, "http", { unauthorized: "Known Unauthorized Use on port 80", rest: "old" });
    expect(read(row).at(80)[0]).toMatchObject({
      reports: [],
      registrations: [{ unauthorized: { known: "yes" } }],
    });
  });

  it("is the port's own where the row assigns nothing, with the notes", () => {
    const texts = {
      unauthorized: "Known Unauthorized Use on port 81",
      notes: "Released in 2009",
      rest: "old",
    };
    const registry = read(nameless("unassigned", { to: 90, ...texts }));
    const told = [80, 81].map((port) =>
      registry.at(port)[0]?.reports.map((field) => "value" in field && field.value),
    );
    expect(told).toEqual([["Released in 2009"], ["Known Unauthorized Use on port 81", "Released in 2009"]]);
  });

  it.each([
    ["Unauthorized Use Known on ports 2194-2196", 2195, true],
    ["Unauthorized Use Known on ports 2194-2196", 2197, false],
    ["Known UNAUTHORIZED USE: Ports 4490 and 4491", 4491, true],
    ["Known UNAUTHORIZED USE: Ports 4490 and 4491", 4492, false],
    ["yes", 8010, true],
    ["by some mail users (see [RFC4146] for details)", 25, true],
  ])("concerns the ports that it names: %s", (report, port, expected) => {
    expect(reportConcerns(report, port)).toBe(expected);
  });
});
