import { fitting } from "./rule.ts";
import { lastPort, type Wish } from "./wish.ts";

/** Numbers in one column of the chart; 65,536 make 512 columns. */
const perColumn = 128;
export const chartWidth = (lastPort + 1) / perColumn;
export const chartHeight = 40;

const round = (value: number) => Math.round(value * 10) / 10;

/** The coast of the numbers that fit, as the path of an SVG: the more of a column's numbers fit, the higher it is. */
export function coastPath(against: Uint16Array, wish: Wish): string {
  const amounts = new Array<number>(chartWidth).fill(0);
  for (const port of fitting(against, { ...wish, run: false })) {
    const column = Math.floor(port / perColumn);
    amounts[column] = (amounts[column] ?? 0) + 1;
  }
  const heights = amounts.map((amount) => round(chartHeight - (amount / perColumn) * (chartHeight - 6)));
  const steps = heights.map((y, column) => (y === heights[column - 1] ? "" : `V${y}`) + `H${column + 1}`);
  return `M0 ${chartHeight}${steps.join("")}V${chartHeight}Z`;
}

/** Where a port stands on the chart, from its start. */
export const chartX = (port: number) => round(port / perColumn);
