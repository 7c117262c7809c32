import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { rowsIn } from "../../../bench/all/results.ts";
import { isMet, rowsVariable, showValue, tell } from "../../../bench/row.ts";

describe("a value", () => {
  it.each([
    [14600, "B", "14,600 B"],
    [1234.56, "s", "1,235 s"],
    [12.345, "s", "12.3 s"],
    [1.2345, "×", "1.23 ×"],
    [0.0123, "", "0.012"],
    [0, "ms", "0 ms"],
    [100, "", "100"],
  ])("%d %s is shown as %s", (value, unit, shown) => expect(showValue(value, unit)).toBe(shown));
});

describe("an aim", () => {
  const row = { what: "x", value: 10, unit: "" };
  it("of at most is met by its own value", () => expect(isMet({ ...row, aim: { most: 10 } })).toBe(true));
  it("of at most is missed above it", () => expect(isMet({ ...row, aim: { most: 9.9 } })).toBe(false));
  it("of at least is missed below it", () => expect(isMet({ ...row, aim: { least: 10.1 } })).toBe(false));
  it("is missed by what is no number", () =>
    expect(isMet({ ...row, value: NaN, aim: { most: 1 } })).toBe(false));
  it("that nobody has is neither", () => expect(isMet(row)).toBeUndefined());
});

describe("rows that are told", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("come as they were, without a line that is still being written", () => {
    const folder = mkdtempSync(join(tmpdir(), "portolan-rows-"));
    const file = join(folder, "rows");
    vi.stubEnv(rowsVariable, file);
    const rows = [
      { what: "a", value: 1, unit: "s" },
      { what: "b", reason: "there is no hugo" },
    ];
    rows.forEach(tell);
    expect(rowsIn(`${readFileSync(file, "utf8")}{"what":"c","val`)).toEqual(rows);
    rmSync(folder, { recursive: true });
  });
});
