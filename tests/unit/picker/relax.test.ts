import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartHeight, chartWidth, chartX, coastPath } from "../../../src/picker/chart.ts";
import { relaxations, tally } from "../../../src/picker/relax.ts";
import { fitting, objectionsTo } from "../../../src/picker/rule.ts";
import { wideRuns } from "../../../src/picker/wide-runs.ts";
import type { Wish } from "../../../src/picker/wish.ts";
import { record, use } from "../../support/world.ts";
import { block, range, realWorld, smallWorld, wishOf } from "../../support/picker.ts";
import { wishes } from "../../support/picker-arbitraries.ts";

const assigned = (from: number, to: number) =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => [from + index, [record("tcp", "assigned", ["a"])]]),
  );
const facts = smallWorld(assigned(2000, 2008), {
  uses: [use(2009, "B"), use(2000, "C")],
  ephemeral: [range("OpenBSD", 1024, 49151)],
});
const wide = { from: 2000, to: 2009 };
const labels = (changes: Partial<Wish>, world = facts) =>
  relaxations(world, wishOf(changes)).map(({ label }) => label);

describe("when nothing fits", () => {
  test("the page tells how many numbers each thing rules out, most first", () => {
    const wish = wishOf(wide);
    expect(tally(objectionsTo(facts, wish), wish)).toEqual([
      { objection: "registered", name: "registered with IANA", numbers: 9 },
      { objection: "used", name: "with a known use", numbers: 2 },
    ]);
  });

  test.each<[string, Partial<Wish>, string[]]>([
    ["what is in the way", wide, ["Look from 1024 to 49151", "Allow numbers registered with IANA"]],
    ["a wider range", { systems: ["openbsd"] }, ["Look from 1024 to 65535"]],
    ["fewer", { ...wide, count: 3, allow: ["used"] }, ["Ask for 1 instead of 3"]],
    ["not in a row", { from: 2007, to: 2012, count: 4, run: true }, ["Ask for 3 instead of 4"]],
    ["fewer systems", { systems: ["linux", "openbsd"] }, ["Leave out OpenBSD"]],
    ["another transport", { ...wide, transports: ["tcp", "udp"] }, ["Allow numbers registered with IANA"]],
  ])("it offers %s", (_, changes, offered) => {
    expect(labels(changes)).toEqual(expect.arrayContaining(offered));
  });

  test("it offers all at once where one thing is not enough", () => {
    const world = smallWorld(assigned(2000, 2001), { uses: [use(2000, "A"), use(2001, "B")] });
    const everywhere = smallWorld(
      {},
      { ephemeral: [range("Linux", 1, 65535)], blocks: [block("All", 1, 65535)] },
    );
    expect(labels({ from: 2000, to: 2001 }, world)).toContain("Look from 1024 to 49151");
    expect(labels({ from: 2000, to: 2001 }, everywhere)).toEqual([
      "Allow numbers handed to outgoing connections or in another named block",
    ]);
  });

  test("it offers to begin again where nothing else helps", () => {
    expect(labels({ from: 0, to: 0 }, smallWorld())).not.toEqual([]);
  });
});

describe("every offer, for any wish", () => {
  const { picker } = realWorld();

  test("gives what it promises", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const offers = relaxations(picker, wish);
        for (const { wish: other, gain } of offers) {
          expect(fitting(objectionsTo(picker, other), other)).toHaveLength(gain);
          expect(gain).toBeGreaterThanOrEqual(other.run ? 1 : other.count);
        }
        const gains = offers.map(({ gain }) => gain);
        expect(gains).toEqual(gains.toSorted((a, b) => b - a));
        expect(offers.length).toBeGreaterThan(0);
      }),
      { numRuns: 10 },
    );
  });
});

describe("the widest free runs", () => {
  const { picker, ports } = realWorld();
  const runs = wideRuns(picker, 10);

  test("are ten, longest first, of user ports that have nothing", () => {
    expect(runs).toHaveLength(10);
    const sizes = runs.map(({ from, to }) => to - from + 1);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    for (const { from, to } of runs)
      for (let number = from; number <= to; number++) {
        const port = ports.get(number);
        expect([port.range, port.kind, port.name, port.ephemeral.filter(({ common }) => common)]).toEqual([
          "user",
          "unassigned",
          null,
          [],
        ]);
      }
  });

  test("end where something is", () => {
    for (const { from, to } of runs)
      for (const number of [from - 1, to + 1]) {
        const { kind, uses, unauthorized, ephemeral, blocks } = ports.get(number);
        expect(
          kind !== "unassigned" || uses.length + unauthorized.length + ephemeral.length + blocks.length > 0,
        ).toBe(true);
      }
  });

  test("name the blocks that they lie in", () => {
    const small = smallWorld({}, { blocks: [block("Media", 5000, 5005, ["udp"])] });
    expect(wideRuns(small, 1)).toEqual([{ from: 1024, to: 49151, within: ["Media on UDP"] }]);
  });
});

describe("the chart", () => {
  test("is as high as a column has numbers that fit", () => {
    const wish = wishOf({ from: 1024, to: 1151, systems: ["windows"] });
    const path = coastPath(objectionsTo(smallWorld(), wish), wish);
    expect(path).toContain(`H8V6H9V${chartHeight}`);
    expect(path.endsWith(`H${chartWidth}V${chartHeight}Z`)).toBe(true);
  });

  test("has every port at its place", () => {
    expect([0, 32768, 65535].map(chartX)).toEqual([0, 256, 512]);
  });
});
