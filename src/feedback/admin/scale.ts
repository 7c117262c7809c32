/** A scale for counts: its top and the lines between. */
export interface Scale {
  top: number;
  ticks: readonly number[];
}

/**
 * A scale that holds a count and ends on a round number.
 * @example countScale(37) // { top: 40, ticks: [0, 10, 20, 30, 40] }
 */
export function countScale(most: number): Scale {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most) / 4)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one * 4 >= most) ?? 10 * power;
  const count = Math.max(1, Math.ceil(most / step));
  return { top: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}
