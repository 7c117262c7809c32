import { describe, expect, it } from "vitest";
import { pathOf, portsOf } from "../../../src/chart/path.ts";

describe("the path of a set of ports", () => {
  it.each([
    [[], ""],
    [[0], "m0 0h1"],
    [[1, 2, 258], "m1 0h2m-1 1h1"],
    [[255, 256], "m255 0h1m-256 1h1"],
    [[65535], "m255 255h1"],
  ])("%j → %j", (ports, path) => {
    expect(pathOf(ports)).toBe(path);
    expect(portsOf(path)).toEqual(ports);
  });

  it.each([
    [[443], "m187 1h0"],
    [[20, 21, 23], "m20 0h1m2 0h0"],
  ])("as dots: %j → %j", (ports, path) => {
    expect(pathOf(ports, 1)).toBe(path);
    expect(portsOf(path, 1)).toEqual(ports);
  });
});
