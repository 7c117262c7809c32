import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  joinKinds,
  joinLines,
  joinNear,
  joinSteps,
  splitKinds,
  splitLines,
  splitNear,
  splitSteps,
} from "../../../src/search/columns.ts";

const name = fc.stringMatching(/^[A-Za-z0-9+_./-]{1,12}$/);

describe("a column gives back what was put in", () => {
  test("near lines, whatever they share", () =>
    fc.assert(
      fc.property(fc.array(name), (lines) => {
        expect(splitNear(joinNear(lines))).toEqual(lines);
      }),
    ));

  test("steps between ascending numbers, also none and large ones", () =>
    fc.assert(
      fc.property(fc.array(fc.nat(65535)), (numbers) => {
        const ascending = numbers.sort((a, b) => a - b);
        expect(splitSteps(joinSteps(ascending))).toEqual(ascending);
      }),
    ));

  test("lines of cells", () => {
    const lines = [["SSH", "sshd"], [""], ["a", "b", "c"]];
    expect(splitLines(joinLines(lines))).toEqual(lines);
    expect(splitLines("")).toEqual([]);
  });

  test("kinds", () => {
    const flags = ["1hc", "3le", "1hc", "2m-"];
    expect(splitKinds(joinKinds(flags))).toEqual(flags);
  });
});

test("a line says only what it does not share with the one before", () =>
  expect(joinNear(["x11", "x11-ssh", "X25"])).toBe("Ax11D-sshA~x25"));

test("what divides cells is no part of one", () =>
  expect(splitLines(joinLines([["a|b~c\td"]]))).toEqual([["a b c d"]]));

test("more kinds than letters are refused", () =>
  expect(() => joinKinds(Array.from({ length: 53 }, (_, kind) => String(kind)))).toThrow("53 kinds"));
