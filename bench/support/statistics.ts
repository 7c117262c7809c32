const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

/** The one in the middle; of an even count, the upper of the two. NaN of nothing. */
export const median = (numbers: readonly number[]): number => ascending(numbers)[numbers.length >> 1] ?? NaN;

/** The least and the most, as they are told beside a median: "41–48". */
export function spread(numbers: readonly number[], show: (value: number) => string): string {
  const [least = NaN, ...others] = ascending(numbers);
  return `${show(least)}–${show(others.at(-1) ?? least)}`;
}

/**
 * The slope of a straight line through the logarithms of points, by least squares: 1 when twice as much takes twice as
 * long, less when a part does not grow.
 * @throws a RangeError for fewer than two points, or one that has no logarithm
 */
export function logLogSlope(points: readonly (readonly [x: number, y: number])[]): number {
  if (points.length < 2 || points.some(([x, y]) => !(x > 0 && y > 0)))
    throw new RangeError("a slope needs two points or more, with positive coordinates");
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, one) => sum + one[at], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const [over, under] = logs.reduce(
    ([xy, xx], [x, y]) => [xy + (x - meanX) * (y - meanY), xx + (x - meanX) ** 2],
    [0, 0],
  );
  return over / under;
}
