/** Points of one line, with what its horizontal axis counts. */
export interface Series {
  title: string;
  /** Below the horizontal axis. */
  axis: string;
  points: readonly { x: number; seconds: number }[];
  /** From least squares on the logarithms. */
  slope: number;
}

const panel = { width: 360, height: 300, left: 56, right: 28, top: 48, bottom: 52 };
const ink = "#1d2b36";
const faint = "#d5d9dc";
const line = "#0b6e8f";

/** Powers of ten around all values, so that no axis begins in the middle of nowhere. */
function decades(values: readonly number[]): { from: number; to: number } {
  return {
    from: Math.floor(Math.log10(Math.min(...values))),
    to: Math.ceil(Math.log10(Math.max(...values))),
  };
}

const text = (x: number, y: number, content: string, more = "") =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${content}</text>`;
const middle = 'text-anchor="middle"';
const inWords = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 3 });

function draw(series: Series, at: number, seconds: { from: number; to: number }): string {
  const { left, right, top, bottom, width, height } = panel;
  const [plotWidth, plotHeight] = [width - left - right, height - top - bottom];
  const across = decades(series.points.map(({ x }) => x));
  const span = ({ from, to }: { from: number; to: number }) => Math.max(1, to - from);
  const x = (value: number) => left + (plotWidth * (Math.log10(value) - across.from)) / span(across);
  const y = (value: number) =>
    top + plotHeight - (plotHeight * (Math.log10(value) - seconds.from)) / span(seconds);

  const steps = ({ from, to }: { from: number; to: number }) =>
    Array.from({ length: Math.max(from + 1, to) - from + 1 }, (_, step) => 10 ** (from + step));
  const grid = [
    ...steps(across).map((value) => {
      const place = x(value).toFixed(1);
      return `<path d="M${place} ${top}V${height - bottom}" stroke="${faint}"/>${text(x(value), height - bottom + 16, inWords(value), middle)}`;
    }),
    ...steps(seconds).map((value) => {
      const place = y(value).toFixed(1);
      return `<path d="M${left} ${place}H${width - right}" stroke="${faint}"/>${text(left - 6, y(value) + 4, `${inWords(value)} s`, 'text-anchor="end"')}`;
    }),
  ];
  const path = series.points.map((point) => `${x(point.x).toFixed(1)} ${y(point.seconds).toFixed(1)}`);
  const dots = series.points.map(
    (point) =>
      `<circle cx="${x(point.x).toFixed(1)}" cy="${y(point.seconds).toFixed(1)}" r="3.5" fill="${line}"/>${text(x(point.x), y(point.seconds) - 9, `${point.seconds.toFixed(1)}`, middle)}`,
  );
  return `<g transform="translate(${at * width} 0)">
${text(left, 18, series.title, 'font-weight="600"')}
${text(left, 34, `slope ${series.slope.toFixed(2)} (1: twice as much takes twice as long)`)}
${grid.join("\n")}
<path d="M${path.join("L")}" fill="none" stroke="${line}" stroke-width="2"/>
${dots.join("\n")}
${text(left + plotWidth / 2, height - 12, series.axis, middle)}
</g>`;
}

/** A picture of how a build grows, as SVG: a panel for each series, both axes logarithmic, seconds on the same scale in all. */
export function growthPlot(all: readonly Series[]): string {
  const seconds = decades(all.flatMap(({ points }) => points.map((point) => point.seconds)));
  const width = panel.width * all.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panel.height}" width="${width}" height="${panel.height}" font-family="sans-serif" font-size="11" fill="${ink}" role="img" aria-label="Seconds of a build, by pages and by articles">
<rect width="100%" height="100%" fill="#ffffff"/>
${all.map((series, at) => draw(series, at, seconds)).join("\n")}
</svg>
`;
}
