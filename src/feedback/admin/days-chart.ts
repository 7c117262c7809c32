import type { Counts } from "../records.ts";
import { dayOf, addDays, fillDays, type Day } from "../report/days.ts";
import type { Question } from "../report/question.ts";
import { sumCounts, votesOf } from "../report/ranking.ts";
import { counted, figure, ratingWords } from "../report/words.ts";
import { dayWords, html, type Html } from "./html.ts";
import { countScale } from "./scale.ts";

/** The most days that are drawn. */
export const daysShown = 90;

const plotHeight = 176;
const axisHeight = 24;
/** What stands at the foot of a column first. */
const stack = ["unhelpful", "unsure", "helpful"] as const;

type DayCounts = Counts & { day: Day };

/** The days that the chart shows: the last ninety of those that are asked for, up to today where no end is given. */
export function shownDays(rows: readonly DayCounts[], question: Question, now: number): DayCounts[] {
  const last = question.to ?? [dayOf(now), rows.at(-1)?.day ?? ""].toSorted()[1] ?? dayOf(now);
  const earliest = addDays(last, 1 - daysShown);
  const first = question.from !== undefined && question.from > earliest ? question.from : earliest;
  return fillDays(rows, first, last);
}

const share = (value: number) => `${Math.round(value * 10_000) / 100}%`;
const px = (value: number) => Math.round(value * 100) / 100;

function column(row: DayCounts, index: number, count: number, top: number): Html {
  const title = `${dayWords(row.day)}: ${figure(row.helpful)} helpful, ${figure(row.unsure)} not sure, ${figure(row.unhelpful)} not helpful`;
  let foot = plotHeight;
  const rects = stack.flatMap((rating) => {
    const height = (row[rating] / top) * plotHeight;
    foot -= height;
    return height === 0
      ? []
      : [
          html`<rect
            class="${rating}"
            x="${share((index + 0.1) / count)}"
            width="${share(0.8 / count)}"
            y="${px(foot)}"
            height="${px(height)}"
          />`,
        ];
  });
  return html`<g><title>${title}</title>${rects}</g>`;
}

/** Where a month begins, its name below the line; those too near to the end would be cut off. */
const monthMarks = (days: readonly DayCounts[]) =>
  days.flatMap(({ day }, index) => {
    const room = index === 0 || (index > days.length * 0.08 && index < days.length * 0.92);
    if (!room || (index > 0 && !day.endsWith("-01"))) return [];
    const name = dayWords(day).replace(/ \d{4}$/, "");
    return [html`<text x="${share(index / days.length)}" y="${plotHeight + 17}">${name}</text>`];
  });

const legend = html`<ul class="legend">
  ${(["helpful", "unsure", "unhelpful"] as const).map(
    (rating) => html`<li class="${rating}">${ratingWords[rating]}</li>`,
  )}
</ul>`;

const table = (days: readonly DayCounts[]) =>
  html`<details class="numbers">
    <summary>The same as a table</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Helpful</th>
          <th scope="col">Not sure</th>
          <th scope="col">Not helpful</th>
        </tr>
      </thead>
      <tbody>
        ${days
          .filter((row) => votesOf(row) > 0)
          .toReversed()
          .map(
            ({ day, helpful, unsure, unhelpful }) =>
              html`<tr>
                <th scope="row">${dayWords(day)}</th>
                <td>${figure(helpful)}</td>
                <td>${figure(unsure)}</td>
                <td>${figure(unhelpful)}</td>
              </tr>`,
          )}
      </tbody>
    </table>
  </details>`;

/** Votes by day as stacked columns, with their numbers as a table below. */
export function daysChart(days: readonly DayCounts[]): Html {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  const votes = votesOf(sumCounts(days));
  if (first === undefined || last === undefined || votes === 0)
    return html`<p class="none">No votes in these days.</p>`;

  const { top, ticks } = countScale(Math.max(...days.map(votesOf)));
  const label = `${counted(votes, "vote")} from ${dayWords(first)} to ${dayWords(last)}, by day`;
  return html`<figure class="days">
    <figcaption>${dayWords(first)} to ${dayWords(last)}, ${counted(votes, "vote")}</figcaption>
    ${legend}
    <svg role="img" aria-label="${label}" width="100%" height="${plotHeight + axisHeight}">
      <g class="grid">
        ${ticks.map((tick) => {
          const y = px(plotHeight - (tick / top) * plotHeight) + 0.5;
          return html`<line x1="0" x2="100%" y1="${y}" y2="${y}" />`;
        })}
      </g>
      ${days.map((row, index) => column(row, index, days.length, top))}
      <g class="axis">
        ${ticks
          .slice(1)
          .map(
            (tick) =>
              html`<text x="0" y="${px(plotHeight - (tick / top) * plotHeight) + 13}">${figure(tick)}</text>`,
          )}
        ${monthMarks(days)}
      </g>
    </svg>
    ${table(days)}
  </figure>`;
}
