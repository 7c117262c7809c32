/** What we read of a report: marks of 0 to 100, times in milliseconds. */
export interface Report {
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number;
  /** Largest contentful paint. */
  lcp: number;
  /** Cumulative layout shift. */
  cls: number;
  /** Total blocking time. */
  tbt: number;
}

interface Written {
  categories: Record<string, { score: number | null } | undefined>;
  audits: Record<string, { numericValue?: number } | undefined>;
  runtimeError?: { message: string };
}

/**
 * Reads what Lighthouse wrote as JSON.
 * @throws an Error when it says that it could not load the page, or has no such mark
 */
export function readReport(json: string): Report {
  const { categories, audits, runtimeError } = JSON.parse(json) as Written;
  if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const mark = (name: string) => {
    const score = categories[name]?.score;
    if (score === undefined || score === null) throw new Error(`Lighthouse gave no mark for ${name}`);
    return Math.round(100 * score);
  };
  const number = (name: string) => {
    const value = audits[name]?.numericValue;
    if (value === undefined) throw new Error(`Lighthouse did not measure ${name}`);
    return value;
  };
  return {
    performance: mark("performance"),
    accessibility: mark("accessibility"),
    bestPractices: mark("best-practices"),
    seo: mark("seo"),
    lcp: number("largest-contentful-paint"),
    cls: number("cumulative-layout-shift"),
    tbt: number("total-blocking-time"),
  };
}
