import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatWish, parseWish, pickPath } from "../../../src/picker/url.ts";
import { defaultWish, mostPorts, objections, systems, transports } from "../../../src/picker/wish.ts";
import { queries, wishes } from "../../support/picker-arbitraries.ts";
import { wishOf } from "../../support/picker.ts";

const parse = (query: string) => parseWish(new URLSearchParams(query));

describe("the address of a wish", () => {
  test.each([
    [{}, ""],
    [{ count: 3, run: true }, "?count=3&run=1"],
    [{ port: 8080 }, "?port=8080"],
    [{ port: 0 }, "?port=0"],
    [{ systems: ["linux"] as const }, "?system=linux"],
    [{ from: 3000, to: 3999, seed: 2 }, "?from=3000&to=3999&seed=2"],
    [
      { transports: ["tcp", "udp"] as const, allow: ["registered", "block"] as const },
      "?transport=tcp,udp&allow=registered,block",
    ],
  ])("says %o as %s", (changes, query) => {
    expect(formatWish(wishOf(changes))).toBe(query);
    expect(pickPath(changes)).toBe(`/pick${query}`);
    expect(parse(query)).toEqual({ wish: wishOf(changes), remarks: [] });
  });

  test("is read back as it was written, whatever the wish", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        expect(parse(formatWish(wish))).toEqual({ wish, remarks: [] });
      }),
    );
  });

  test("may repeat a name, as a form sends it", () => {
    const sent = "?port=&count=1&from=1024&to=49151&system=linux&system=macos&transport=tcp";
    expect(parse(sent)).toEqual({ wish: wishOf({ systems: ["linux", "macos"] }), remarks: [] });
  });

  test.each([
    ["?from=61000", { from: 61000, to: 65535 }],
    ["?to=500", { from: 0, to: 500 }],
  ])("needs one end of a range only: %s", (query, range) => {
    expect(parse(query)).toEqual({ wish: wishOf(range), remarks: [] });
  });

  test.each([
    ["tcp/5432", 5432],
    ["http://localhost:3000/", 3000],
    [" ٨٠٨٠ ", 8080],
    ["EADDRINUSE: address already in use :::3000", 3000],
  ])("takes a port in any dress: %s", (text, port) => {
    expect(parse(`?port=${encodeURIComponent(text)}`)).toEqual({ wish: wishOf({ port }), remarks: [] });
  });
});

describe("a bad value is put right, and said", () => {
  test.each([
    ["?count=abc", {}, "How many: “abc” is no number, so it is 1."],
    ["?count=0", {}, "How many: 0 is not between 1 and 100, so it is 1."],
    ["?count=5000", { count: 100 }, "How many: 5000 is not between 1 and 100, so it is 100."],
    ["?from=-5", { from: 0 }, "From: -5 is not between 0 and 65535, so it is 0."],
    ["?from=5000&to=4000", { from: 4000, to: 5000 }, "The range began at 5000 and ended at 4000"],
    ["?system=amiga", {}, "Systems: we do not know “amiga”, so it is Linux, macOS and Windows."],
    ["?system=linux,amiga", { systems: ["linux"] }, "Systems: we do not know “amiga”, so it is left out."],
    ["?system=", {}, "Systems: at least one is needed, so it is Linux, macOS and Windows."],
    ["?transport=", {}, "Transports: at least one is needed, so it is TCP."],
    ["?allow=everything", {}, "Also allowed: we do not know “everything”"],
    ["?port=70000", {}, "“70000” is no port"],
    ["?port=postgres", {}, "“postgres” is no port"],
    ["?port=80,443", { port: 80 }, "One port at a time: this is 80."],
    ["?seed=1e9", {}, "Seed: “1e9” is no number"],
  ] as const)("%s", (query, changes, remark) => {
    const { wish, remarks } = parse(query);
    expect(wish).toEqual(wishOf(changes));
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toContain(remark);
  });

  test("a remark shows the beginning of what was typed, never all of it", () => {
    expect(parse(`?count=${"x".repeat(5000)}`).remarks.join().length).toBeLessThan(100);
  });
});

describe("any query string", () => {
  test("gives a wish that can be served, and an address that stays as it is", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { wish, remarks } = parse(query);
        expect(wish.port === null || (wish.port >= 0 && wish.port <= 65535)).toBe(true);
        expect(wish.count).toBeGreaterThanOrEqual(1);
        expect(wish.count).toBeLessThanOrEqual(mostPorts);
        expect(0 <= wish.from && wish.from <= wish.to && wish.to <= 65535).toBe(true);
        expect(systems.map(({ id }) => id)).toEqual(expect.arrayContaining([...wish.systems]));
        expect(transports).toEqual(expect.arrayContaining([...wish.transports]));
        expect(objections).toEqual(expect.arrayContaining([...wish.allow]));
        expect(wish.systems.length * wish.transports.length).toBeGreaterThan(0);
        expect(remarks.join("").length).toBeLessThan(2000);
        expect(parse(formatWish(wish)).wish).toEqual(wish);
      }),
    );
  });

  test("may be none", () => {
    expect(parse("")).toEqual({ wish: defaultWish, remarks: [] });
  });
});
