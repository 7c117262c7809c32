import { describe, expect, it } from "vitest";
import { cellOf, move, percent, portAt, portUnder } from "../../../src/chart/geometry.ts";

const ports = Array.from({ length: 65536 }, (_, port) => port);

describe("cells", () => {
  it("are one for each port, and lead back to it", () => {
    const wrong = ports.filter((port) => {
      const { row, column } = cellOf(port);
      return portAt(row, column) !== port || portUnder((column + 0.5) / 256, (row + 0.5) / 256) !== port;
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    [0, { row: 0, column: 0 }],
    [443, { row: 1, column: 187 }],
    [1024, { row: 4, column: 0 }],
    [49152, { row: 192, column: 0 }],
    [65535, { row: 255, column: 255 }],
  ])("%i lies at %j", (port, cell) => {
    expect(cellOf(port)).toEqual(cell);
  });

  it.each([
    [-1, 0],
    [0, -1],
    [256, 0],
    [0, 256],
  ])("beside the chart hold no port: row %i, column %i", (row, column) => {
    expect(portAt(row, column)).toBeNull();
  });

  it.each([
    [0, 0, 0],
    [0.9999, 0.9999, 65535],
    [1, 0.5, null],
    [0.5, -0.001, null],
  ])("are found under a point: %d, %d → %j", (x, y, port) => {
    expect(portUnder(x, y)).toBe(port);
  });
});

it.each([
  [0, "0%"],
  [128, "50%"],
  [187.5, "73.242%"],
])("%d cells are %s", (cells, text) => {
  expect(percent(cells)).toBe(text);
});

describe("keys", () => {
  it.each([
    [443, "ArrowRight", 444],
    [443, "ArrowLeft", 442],
    [443, "ArrowDown", 699],
    [443, "ArrowUp", 187],
    [443, "PageDown", 4539],
    [8080, "PageUp", 3984],
    [443, "Home", 0],
    [443, "End", 65535],
  ])("from %i, %s leads to %i", (port, key, target) => {
    expect(move(port, key)).toBe(target);
  });

  it.each([
    [0, "ArrowLeft", 0],
    [65535, "ArrowRight", 65535],
    [22, "ArrowUp", 22],
    [65500, "ArrowDown", 65500],
    [443, "PageUp", 187],
    [65000, "PageDown", 65512],
    [0, "Home", 0],
  ])("from %i, %s stays on the chart and in its column: %i", (port, key, target) => {
    expect(move(port, key)).toBe(target);
  });

  it.each(["Enter", "a", "toString"])("%s moves nothing", (key) => {
    expect(move(443, key)).toBeNull();
  });
});
