import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { easeOf } from "../../../src/picker/ease.ts";
import { fitting, objectionsTo } from "../../../src/picker/rule.ts";
import { distanceToTaken, orderOf, scoreOf, suggestion } from "../../../src/picker/suggest.ts";
import type { Wish } from "../../../src/picker/wish.ts";
import { record, source, use } from "../../support/world.ts";
import { naiveObjections, realWorld, smallWorld, wishOf } from "../../support/picker.ts";
import { wishes } from "../../support/picker-arbitraries.ts";

const world = realWorld();
const { picker } = world;
const none = { asOf: "2026-01-01", source, ports: [{ port: 65535, service: "" }] };
const orderFor = (wish: Wish, facts = picker) =>
  orderOf(fitting(objectionsTo(facts, wish), wish), facts, wish);

describe("how easy a number is to keep in mind", () => {
  test.each([
    [18181, 1, "two digits in turn"],
    [2727, 1, "two digits in turn"],
    [12345, 0.9, "its digits count up or down"],
    [7654, 0.9, "its digits count up or down"],
    [14800, 0.8, "it ends in two zeros"],
    [13831, 0.8, "it reads the same both ways"],
    [18818, 0.7, "it has only two different digits"],
    [18210, 0.3, null],
    [18215, 0, null],
    // What everybody takes wins nothing.
    [20000, 0, null],
    [22222, 0, null],
  ])("%i", (port, worth, why) => {
    const ease = easeOf(port);
    expect(ease.why).toBe(why);
    expect(ease.worth).toBe(worth);
  });

  test.each([
    [14800, 1],
    [14810, 0.6],
    [14811, 0],
    [14000, 0],
  ])("a run is known by where it begins: %i", (port, worth) => {
    expect(easeOf(port, 5).worth).toBe(worth);
  });
});

describe("how good a number is", () => {
  const facts = smallWorld(
    { 2000: [record("udp", "assigned", ["a"])] },
    { uses: [use(2100, "B", { transports: ["udp"] })] },
  );

  test.each([
    [2001, 2001, 1],
    [2050, 2050, 50],
    [2050, 2090, 10],
    [2000, 2000, 0],
    [1990, 2010, 0],
    [1, 1, 1999],
    [60000, 60000, 57900],
  ])("the nearest taken number counts on any transport: %i–%i is %i away", (from, to, distance) => {
    expect(distanceToTaken(facts.taken, from, to)).toBe(distance);
  });

  test("is infinitely far away where nothing is taken", () => {
    expect(distanceToTaken([], 5)).toBe(Infinity);
    expect(scoreOf(smallWorld(), 18181)).toBe(2);
  });

  test("far and easy beats far, and far beats near", () => {
    const scores = [18181, 18215, 2103].map((port) => scoreOf(facts, port));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(3);
  });
});

describe("suggestions", () => {
  const some = fc.integer({ min: 0, max: 3000 });

  test("fit every wish by a check that knows nothing of the picker, and are as many as were asked for", () => {
    fc.assert(
      fc.property(wishes, some, (wish, seed) => {
        const ports = suggestion(orderFor(wish), wish, seed);
        if (ports === null) return;
        expect(new Set(ports).size).toBe(wish.count);
        expect(ports).toEqual(ports.toSorted((a, b) => a - b));
        for (const port of ports) {
          expect(port).toBeGreaterThanOrEqual(Math.max(1, wish.from));
          expect(port).toBeLessThanOrEqual(wish.to);
          expect(naiveObjections(port, world, wish).filter((one) => !wish.allow.includes(one))).toEqual([]);
        }
        if (wish.run) expect(ports.at(-1)).toBe((ports[0] ?? 0) + wish.count - 1);
      }),
      { numRuns: 25 },
    );
  });

  test("are none only where too few numbers fit", () => {
    fc.assert(
      fc.property(wishes, some, (wish, seed) => {
        const fits = fitting(objectionsTo(picker, wish), wish);
        const enough = wish.run ? fits.length > 0 : fits.length >= wish.count;
        expect(suggestion(orderFor(wish), wish, seed) !== null).toBe(enough);
      }),
      { numRuns: 25 },
    );
  });

  test("come in an order that has every fitting number once", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const fits = fitting(objectionsTo(picker, wish), wish);
        expect(orderFor(wish).sort((a, b) => a - b)).toEqual(fits);
      }),
      { numRuns: 15 },
    );
  });

  test("are the same for the same wish", () => {
    const wish = wishOf({ count: 3, seed: 7 });
    expect(suggestion(orderFor(wish), wish)).toEqual(suggestion(orderFor(wish), { ...wish }));
  });

  test("are others for other seeds, none twice", () => {
    const wish = wishOf({ count: 3 });
    const order = orderFor(wish);
    const shown = Array.from({ length: 100 }, (_, seed) => suggestion(order, wish, seed) ?? []).flat();
    expect(new Set(shown).size).toBe(300);
  });

  test("are spread: the first twelve lie in twelve parts of the range", () => {
    const wish = wishOf({ from: 1, to: 1200, systems: ["windows"] });
    const first = orderFor(wish, smallWorld({}, { browserBlocked: none })).slice(0, 12);
    const parts = first.map((port) => Math.floor((port - 1) / 100)).sort((a, b) => a - b);
    expect(parts).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test("of runs do not overlap as long as there are others", () => {
    const wish = wishOf({ run: true, count: 5, from: 1, to: 200, systems: ["windows"] });
    const order = orderFor(wish, smallWorld());
    const shown = Array.from({ length: 12 }, (_, seed) => suggestion(order, wish, seed) ?? []).flat();
    expect(new Set(shown).size).toBe(shown.length);
  });

  test("put the best first", () => {
    const wish = wishOf();
    const order = orderFor(wish);
    const best = Math.max(...order.map((port) => scoreOf(picker, port)));
    expect(scoreOf(picker, order[0] ?? 0)).toBe(best);
  });
});
