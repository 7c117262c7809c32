import type { RankedPage } from "../report/ranking.ts";
import type { NameOf } from "../report/report.ts";
import { counted, figure, percent } from "../report/words.ts";
import { html, type Html } from "./html.ts";
import { pager } from "./pager.ts";
import { perPage, viewHref, type View } from "./view.ts";

const place = (share: number) => `${Math.round(share * 1000) / 10}%`;

/** A share and its interval on a line from none to all; the words beside it say the same. */
const intervalBar = ({ share, interval: { low, high } }: RankedPage) =>
  html`<svg class="interval" aria-hidden="true" width="100%" height="20">
    <line class="track" x1="0" x2="100%" y1="10" y2="10" />
    <rect x="${place(low)}" width="${place(high - low)}" y="6" height="8" rx="4" />
    <circle cx="${place(share)}" cy="10" r="5" />
  </svg>`;

const row = (page: RankedPage, nameOf: NameOf, view: View) => {
  const { port, votes, helpful, unsure, unhelpful, interval } = page;
  const only = viewHref({ ...view, question: { ...view.question, port }, page: 1, pages: 1 });
  return html`<li>
    <p class="who"><a href="/ports/${port}">${port}</a> <span>${nameOf(port) ?? ""}</span></p>
    <div class="range">
      ${intervalBar(page)}
      <p>${percent(interval.low)} to ${percent(interval.high)} not helped</p>
    </div>
    <p class="votes">
      <a href="${only}">${counted(votes, "vote")}<span class="unseen"> of port ${port}</span></a>
      <span>${figure(helpful)} helpful, ${figure(unsure)} not sure, ${figure(unhelpful)} not</span>
    </p>
  </li>`;
};

/** The pages that help least, each with the interval in which its share of readers lies that it did not help. */
export function pagesList(pages: readonly RankedPage[], nameOf: NameOf, view: View): Html {
  if (pages.length === 0) return html`<p class="none">No votes yet.</p>`;
  const from = (view.pages - 1) * perPage;
  const turn = (to: number) => `${viewHref({ ...view, pages: to })}#pages`;
  return html`<p class="lead">
      The share of readers a page did not help: dot, as voted; bar, where it lies with 95 % certainty. The
      bar's lower end ranks, so that one vote does not lead.
    </p>
    <div class="axis-row" aria-hidden="true">
      <p><span>0 %</span> <span>50 %</span> <span>100 %</span></p>
    </div>
    <ol class="ranking" start="${from + 1}">
      ${pages.slice(from, from + perPage).map((page) => row(page, nameOf, view))}
    </ol>
    ${pager("Ranked pages", view.pages, Math.ceil(pages.length / perPage), turn)}`;
}
