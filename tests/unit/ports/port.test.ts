import { describe, expect, test } from "vitest";
import { kindOf, rangeOf } from "../../../src/ports/port.ts";
import { portsOf, record, registration, source, use, known } from "../../support/world.ts";

describe("the range of a port", () => {
  test.each([
    [0, "system"],
    [1023, "system"],
    [1024, "user"],
    [49151, "user"],
    [49152, "dynamic"],
    [65535, "dynamic"],
  ])("%i is a %s port", (port, range) => expect(rangeOf(port)).toBe(range));

  test.each([-1, 65536, 1.5, NaN])("%d is no port", (port) =>
    expect(() => rangeOf(port)).toThrow(RangeError),
  );
});

describe("the kind of a page", () => {
  test.each([
    [22, "assigned", "assigned", "assigned"],
    [8010, "assigned", "reserved", "assigned"],
    [8010, "reserved", "unassigned", "reserved"],
    [4, "unassigned", "unassigned", "unassigned"],
    [50000, "unassigned", "unassigned", "dynamic"],
    [50000, "reserved", "reserved", "dynamic"],
  ] as const)("%i with tcp %s and udp %s is %s", (port, tcp, udp, kind) =>
    expect(kindOf(port, [record("tcp", tcp), record("udp", udp)])).toBe(kind),
  );

  test("sctp alone makes a page assigned", () =>
    expect(
      kindOf(36412, [
        record("tcp", "reserved"),
        record("udp", "reserved"),
        record("sctp", "assigned", ["s1"]),
      ]),
    ).toBe("assigned"));
});

describe("a Port", () => {
  const ports = portsOf(
    {
      10: [record("tcp", "assigned", ["aaa"]), record("udp", "assigned", ["aaa", "bbb"])],
      20: [
        record("tcp", "unassigned", [], {
          former: [{ name: "old", description: known("Old") }],
          reports: [known("Taken")],
        }),
        record("udp", "unassigned", [], { reports: [known("Taken")] }),
      ],
      30: [record("tcp", "assigned", ["ccc"]), record("udp", "unassigned")],
    },
    {
      uses: [use(30, "Product"), use(31, "Product"), use(40, "One"), use(40, "Two"), use(40, "Three")],
      twins: [{ clear: 30, encrypted: 10, protocol: "X", source }],
      blocks: [{ from: 18, to: 22, transports: ["tcp"], name: "Block", what: "Number {n} of it.", source }],
      ephemeral: [{ system: "Linux", common: true, from: 20, to: 29, source }],
      lowPorts: [
        { system: "Linux", common: true, from: 1, to: 10, who: "root", addresses: "any", allow: [], source },
        { system: "Windows", common: true, who: "anyone", addresses: "any", allow: [], source },
      ],
    },
  );

  test("is named by its uses, else by its service names", () => {
    expect(ports.get(10).name).toBe("aaa, bbb");
    expect(ports.get(30).name).toBe("Product");
    expect(ports.get(40).name).toBe("One, Two and more");
    expect(ports.get(11).name).toBeNull();
  });

  test("finds the nearest named ports and the water between", () => {
    const { below, above, gap } = ports.get(12);
    expect(below).toEqual([{ port: 10, name: "aaa, bbb", between: 1 }]);
    expect(above[0]).toEqual({ port: 30, name: "Product", between: 17 });
    expect(gap).toEqual({ from: 11, to: 29, size: 19 });
    expect(ports.get(10).gap).toBeNull();
  });

  test("has gaps that reach the ends of the numbers", () => {
    expect(ports.get(0).gap).toEqual({ from: 0, to: 9, size: 10 });
    expect(ports.get(65535).gap).toEqual({ from: 41, to: 65535, size: 65495 });
  });

  test("relates twins and the same product, and never itself", () => {
    expect(ports.get(30).related).toEqual([
      { port: 10, relation: "encrypted twin", name: "aaa, bbb" },
      { port: 31, relation: "same product", name: "Product" },
    ]);
    expect(ports.get(10).related).toEqual([{ port: 30, relation: "cleartext twin", name: "Product" }]);
  });

  test("knows its former names, its reports once each, its blocks, and who hands it out", () => {
    const port = ports.get(20);
    expect(port.formerNames).toEqual(["old"]);
    expect(port.unauthorized).toEqual([{ text: "Taken", asOf: "2026-01-01" }]);
    expect(port.blocks.map(({ what }) => what)).toEqual(["Number 2 of it."]);
    expect(port.ephemeral.map(({ system }) => system)).toEqual(["Linux"]);
  });

  test("names the systems that want a privilege for it", () => {
    expect(ports.get(10).privileged.map(({ system }) => system)).toEqual(["Linux"]);
    expect(ports.get(11).privileged).toEqual([]);
  });

  test("is indexed only when it says more than its number does", () => {
    expect([10, 20, 22, 31, 50].map((port) => ports.get(port).indexed)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  test("joins what the registry repeats on two transports", () => {
    const same = portsOf({ 5: [record("tcp", "assigned", ["x"]), record("udp", "assigned", ["x"])] }).get(5);
    expect(same.registrations).toEqual([
      { names: ["x"], transports: ["tcp", "udp"], registration: registration("x") },
    ]);
  });
});
