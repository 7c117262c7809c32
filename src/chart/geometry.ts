import { lastPort } from "../ports/port.ts";

/** Ports in a row of the chart, and rows: the row is a number's high byte, the column its low byte. */
export const side = 256;

/** Where a port lies: 443 → row 1, column 187. */
export const cellOf = (port: number) => ({ row: port >> 8, column: port % side });

/** The port of a cell; null beside the chart. */
export const portAt = (row: number, column: number): number | null =>
  row >= 0 && row < side && column >= 0 && column < side ? row * side + column : null;

/** The port under a point, given as shares of the chart's width and height (0–1); null beside the chart. */
export const portUnder = (x: number, y: number): number | null =>
  portAt(Math.floor(y * side), Math.floor(x * side));

/** A place on the chart in percent of its side: 0 → "0%", the middle of a cell at `index + 0.5`. */
export const percent = (cells: number) => `${Number(((cells * 100) / side).toFixed(3))}%`;

/** How far each key goes: arrows to the neighbour as it is seen, the page keys by sixteen rows. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -side,
  ArrowDown: side,
  PageUp: -16 * side,
  PageDown: 16 * side,
  Home: -lastPort,
  End: lastPort,
};

/** The port that a key leads to, held within 0–65535; null for a key that does not move. */
export function move(port: number, key: string): number | null {
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (step === undefined) return null;
  const target = port + step;
  // A row or more past the edge keeps its column.
  if (Math.abs(step) < lastPort && Math.abs(step) >= side)
    return target < 0 ? port % side : target > lastPort ? (side - 1) * side + (port % side) : target;
  return Math.min(lastPort, Math.max(0, target));
}
