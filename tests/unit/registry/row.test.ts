import { describe, expect, it } from "vitest";
import { columns, formatRows, parseRows, sortRows } from "../../../src/registry/row.ts";
import { inShort, snapshotRow } from "../../support/registry/rows.ts";

describe("services.csv", () => {
  it("keeps every cell, whatever it holds", () => {
    const rows = [
      snapshotRow(63, "whois++", { notes: 'An alias to "whoispp", now historic', rest: "old" }),
      snapshotRow(80, "=cmd", { description: "<script>a,b</script>" }),
      snapshotRow(6000, "x11", { to: 6063, transport: "udp", contact: "[Roman_Štěpánek]" }),
      snapshotRow(80, "", { state: "reserved" }),
      snapshotRow(80, "www", { state: "", status: "former" }),
    ];
    expect(parseRows(formatRows(rows))).toEqual(rows);
  });

  it("is one line a row", () => {
    expect(formatRows([snapshotRow(80, "http"), snapshotRow(6000, "x11", { to: 6063 })])).toBe(
      `${columns.join()}\n80,,tcp,assigned,http,current,,,,,,,,,new,\n6000,6063,tcp,assigned,x11,current,,,,,,,,,new,\n`,
    );
  });

  it.each([
    ["another header", "port,name\n80,http\n", 'the header is not "port,to,'],
    ["a cell too few", `${columns.join()}\n80,,tcp\n`, "line 2 has 3 cells, not 16"],
  ])("is refused with %s", (_, text, message) => {
    expect(() => parseRows(text)).toThrow(message);
  });

  it("is sorted by port, range, transport and age; names of one pair keep the registry's order", () => {
    const rows = [
      snapshotRow(80, "www-http"),
      snapshotRow(80, "old", { status: "former" }),
      snapshotRow(80, "http"),
      snapshotRow(80, "http", { transport: "sctp" }),
      snapshotRow(80, "range", { to: 90 }),
      snapshotRow(9, "discard", { transport: "udp" }),
    ];
    expect(inShort(sortRows(rows)).map((row) => row.replace(/ \(.*/, ""))).toEqual([
      "9 udp assigned discard",
      "80 tcp assigned www-http",
      "80 tcp assigned http",
      "80 tcp former old",
      "80 sctp assigned http",
      "80-90 tcp assigned range",
    ]);
  });
});
