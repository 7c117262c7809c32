import { side } from "./geometry.ts";

/**
 * A set of ports as the data of an SVG path, one cell a unit: each run of neighbours in a row is a line over its cells.
 * Moves are relative, which compresses to two thirds of absolute ones: ports 1, 2 and 258 → "m1 0h2m-1 1h1".
 * @param cut what a line is shorter than its run: 0 to cover the cells, 1 to go from the middle of the first to that of
 *   the last (a single port is then a dot, where the stroke has round ends).
 */
export function pathOf(ports: Iterable<number>, cut: 0 | 1 = 0): string {
  let path = "";
  let pen = { row: 0, column: 0 };
  for (const { row, from, length } of runs(ports)) {
    const [dx, dy] = [from - pen.column, row - pen.row];
    path += `m${dx}${dy < 0 ? "" : " "}${dy}h${length - cut}`;
    pen = { row, column: from + length - cut };
  }
  return path;
}

/** The ports of a path that `pathOf` made with the same cut. */
export function portsOf(path: string, cut: 0 | 1 = 0): number[] {
  const ports: number[] = [];
  let [row, column] = [0, 0];
  for (const [, dx, dy, length] of path.matchAll(/m(-?\d+) ?(-?\d+)h(\d+)/g)) {
    row += Number(dy);
    column += Number(dx);
    const end = column + Number(length);
    for (let at = column; at < end + cut; at++) ports.push(row * side + at);
    column = end;
  }
  return ports;
}

/** Neighbours in the same row, joined. The ports come ascending. */
function runs(ports: Iterable<number>) {
  const found: { row: number; from: number; length: number }[] = [];
  let next = -1;
  for (const port of ports) {
    const last = found.at(-1);
    if (last && port === next && port % side !== 0) last.length++;
    else found.push({ row: port >> 8, from: port % side, length: 1 });
    next = port + 1;
  }
  return found;
}
