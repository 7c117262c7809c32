/** The two-sided 95 % quantile of the standard normal distribution. */
const z = 1.959963984540054;

/** A span of shares, 0–1, in which the true one lies. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's score interval at 95 % for a share that was seen in a sample (E. B. Wilson, "Probable Inference, the Law of
 * Succession, and Statistical Inference", JASA 22, 1927, pp. 209–212). Few votes make it wide, so that its lower end
 * does not lead on the word of one.
 * @param hits 0 to `total`
 * @returns 0 to 1 where nothing was seen
 * @throws a RangeError when there are more hits than trials, or fewer than none
 * @example wilson(1, 1).low // 0.207
 */
export function wilson(hits: number, total: number): Interval {
  if (!(hits >= 0 && hits <= total)) throw new RangeError(`${hits} of ${total} is no share`);
  if (total === 0) return { low: 0, high: 1 };

  const share = hits / total;
  const middle = share + (z * z) / (2 * total);
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  // At none and all, rounding would leave the end a hair off 0 and 1.
  return {
    low: hits === 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: hits === total ? 1 : Math.min(1, (middle + half) / scale),
  };
}
