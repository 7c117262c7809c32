import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bitOf, fitting, forbidden, freeRuns, objectionsTo } from "../../../src/picker/rule.ts";
import { objections, type Wish } from "../../../src/picker/wish.ts";
import { record, use } from "../../support/world.ts";
import { block, naiveObjections, range, realWorld, smallWorld, wishOf } from "../../support/picker.ts";
import { wishes } from "../../support/picker-arbitraries.ts";

const facts = smallWorld(
  {
    1100: [record("tcp", "assigned", ["a"]), record("udp", "unassigned")],
    1101: [record("tcp", "reserved"), record("udp", "assigned", ["b"])],
    1102: [record("tcp", "unassigned"), record("udp", "assigned", ["c"])],
  },
  {
    uses: [use(1200, "A"), use(1201, "B", { transports: ["udp"] })],
    ephemeral: [range("Linux", 1300, 1399), range("Windows", 1400, 1499), range("FreeBSD", 1500, 1599)],
    lowPorts: [
      { ...range("Linux", 1, 1023), who: "Root.", addresses: "All.", allow: [] },
      { ...range("FreeBSD", 1, 1050), who: "Root.", addresses: "All.", allow: [] },
    ],
    browserBlocked: {
      asOf: "2026-01-01",
      source: { title: "List", url: "https://example.org/" },
      ports: [{ port: 1600, service: "" }],
    },
    blocks: [
      block("Kubernetes NodePort", 1700, 1799, ["tcp", "udp"]),
      block("Others", 1750, 1899),
      block("Media", 1900, 1999, ["udp"]),
    ],
  },
);
const against = (port: number, changes: Partial<Wish> = {}) => {
  const bits = objectionsTo(facts, wishOf(changes))[port] ?? 0;
  return objections.filter((objection) => (bits & bitOf(objection)) !== 0);
};

describe("what speaks against a number", () => {
  test.each<[number, Partial<Wish>, string[]]>([
    [1100, {}, ["registered"]],
    [1101, {}, ["registered"]],
    [1102, {}, []],
    [1102, { transports: ["udp"] }, ["registered"]],
    [1100, { transports: ["udp"] }, []],
    [1102, { transports: ["tcp", "udp"] }, ["registered"]],
    [1200, {}, ["used"]],
    [1200, { transports: ["udp"] }, []],
    [1201, {}, []],
    [1350, {}, ["ephemeral"]],
    [1350, { systems: ["windows"] }, []],
    [1399, {}, ["ephemeral"]],
    [1499, { systems: ["windows"] }, ["ephemeral"]],
    [1500, {}, []],
    [1500, { systems: ["freebsd"] }, ["ephemeral"]],
    [80, {}, ["privileged"]],
    [80, { systems: ["windows"] }, []],
    [1024, {}, []],
    [1024, { systems: ["linux", "freebsd"] }, ["privileged"]],
    [1600, {}, ["browser"]],
    [1700, {}, ["nodeport"]],
    [1760, {}, ["nodeport", "block"]],
    [1760, { transports: ["udp"] }, ["nodeport"]],
    [1950, {}, []],
    [1950, { transports: ["tcp", "udp"] }, ["block"]],
  ])("%i with %o: %j", (port, changes, found) => {
    expect(against(port, changes)).toEqual(found);
  });

  test("is told whether or not it is allowed", () => {
    expect(against(1100, { allow: ["registered"] })).toEqual(["registered"]);
  });
});

describe("what fits", () => {
  const fits = (changes: Partial<Wish>) => fitting(objectionsTo(facts, wishOf(changes)), wishOf(changes));

  test("lies in the range and has nothing against it", () => {
    expect(fits({ from: 1098, to: 1104 })).toEqual([1098, 1099, 1102, 1103, 1104]);
  });

  test("includes what is allowed", () => {
    expect(fits({ from: 1098, to: 1102, allow: ["registered"] })).toEqual([1098, 1099, 1100, 1101, 1102]);
  });

  test("is where a run may begin, if a run is asked for", () => {
    expect(fits({ from: 1096, to: 1105, run: true, count: 3 })).toEqual([1096, 1097, 1102, 1103]);
    expect(fits({ from: 1103, to: 1104, run: true, count: 3 })).toEqual([]);
  });

  test("never is port 0, whatever is allowed", () => {
    expect(fits({ from: 0, to: 1, allow: objections })).toEqual([1]);
  });

  test("comes in runs, the longest first", () => {
    const wish = wishOf({ from: 1098, to: 1202 });
    expect(freeRuns(objectionsTo(facts, wish), wish)).toEqual([
      { from: 1102, to: 1199 },
      { from: 1098, to: 1099 },
      { from: 1201, to: 1202 },
    ]);
  });
});

describe("the rule", () => {
  const world = realWorld();

  test("agrees with the rest of the site on any number and any wish", () => {
    fc.assert(
      fc.property(wishes, fc.array(fc.integer({ min: 1, max: 65535 }), { minLength: 40 }), (wish, ports) => {
        const bits = objectionsTo(world.picker, wish);
        for (const port of ports) {
          const found = objections.filter((one) => ((bits[port] ?? 0) & bitOf(one)) !== 0);
          expect([port, found]).toEqual([port, naiveObjections(port, world, wish)]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("forbids exactly what is not allowed", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        for (const objection of objections)
          expect((forbidden(wish) & bitOf(objection)) === 0).toBe(wish.allow.includes(objection));
      }),
    );
  });
});
