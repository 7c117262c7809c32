import { describe, expect, it } from "vitest";
import { losses } from "../../../src/registry/losses.ts";
import { runs } from "../../../src/registry/rule.ts";
import { parsePorts, plainDescription, stateOfNameless } from "../../../src/registry/sources/source-row.ts";

describe("a port column", () => {
  it.each([
    ["0", [0, 0]],
    ["65535", [65535, 65535]],
    ["6000-6063", [6000, 6063]],
    ["65536", null],
    ["080", null],
    ["80-20", null],
    ["80-", null],
    ["-1", null],
    ["8e1", null],
    ["", null],
  ])("%s", (text, ports) => {
    expect(parsePorts(text)).toEqual(ports);
  });
});

describe("a row without a name", () => {
  it.each([
    ["Reserved", "reserved"],
    ["IANA Reserved", "reserved"],
    ["Unassigned", "unassigned"],
    ["(unassigned) Possibly assigned", "unassigned"],
    ["Unassigned (FRP-Released 12/7/00)", "unassigned"],
    ["De-registered", "unassigned"],
    ["Removed", "unassigned"],
    ["Deprecated", "unassigned"],
    ["Decomissioned Port 04/14/00, ms", "unassigned"],
    ["De-Commissioned Port", "unassigned"],
    ["", "unassigned"],
    ["any private RJE service", "assigned"],
    ["Possibly used by Sun Solaris????", "assigned"],
  ])("%s", (description, state) => {
    expect(stateOfNameless(description)).toBe(state);
  });
});

describe("a description", () => {
  it("loses what IANA says of the name's form", () => {
    const said = 'whois++\nIANA assigned this well-formed service name as a replacement for "whois++".';
    expect(plainDescription(said)).toBe("whois++");
    expect(plainDescription("two\n      lines")).toBe("two lines");
  });
});

describe("runs of neighbouring ports", () => {
  it("are split where the test fails", () => {
    expect(runs(1, 7, (port) => port !== 1 && port !== 4)).toEqual([
      [2, 3],
      [5, 7],
    ]);
    expect(runs(1, 7, () => false)).toEqual([]);
  });
});

describe("a snapshot that is smaller than the last one", () => {
  const counts = (assignedTcp: number) => ({
    rows: 1000,
    assignedPorts: 1000,
    assignedTcp,
    assignedUdp: 1000,
  });

  it("is taken for whole up to a fiftieth less", () => {
    expect(losses(counts(1000), counts(980))).toEqual([]);
    expect(losses(counts(1000), counts(979))).toEqual([
      "979 assigned TCP ports, where the last snapshot has 1000",
    ]);
  });
});
