import type { NameOf, Report } from "../report/report.ts";
import { counted, figure, percent } from "../report/words.ts";
import { commentsList } from "./comments-list.ts";
import { daysChart, daysShown, shownDays } from "./days-chart.ts";
import { html, type Html } from "./html.ts";
import { page } from "./layout.ts";
import { pagesList } from "./pages-list.ts";
import { adminPath, viewHref, type Show, type View } from "./view.ts";

const showWords: Record<Show, string> = { all: "all", open: "not handled", handled: "handled" };

const filters = (view: View) => {
  const { port, from, to } = view.question;
  const filtered = port !== undefined || from !== undefined || to !== undefined || view.show !== "all";
  return html`<form class="filters" method="get" action="${adminPath}">
    <p>
      <label for="port">Port</label>
      <input
        id="port"
        name="port"
        type="number"
        min="0"
        max="65535"
        inputmode="numeric"
        value="${port ?? ""}"
      />
    </p>
    <p>
      <label for="from">From (UTC)</label>
      <input id="from" name="from" type="date" value="${from ?? ""}" />
    </p>
    <p>
      <label for="to">To</label>
      <input id="to" name="to" type="date" value="${to ?? ""}" />
    </p>
    <p>
      <label for="show">Comments</label>
      <select id="show" name="show">
        ${Object.entries(showWords).map(
          ([show, words]) =>
            html`<option value="${show}" ${show === view.show && html`selected`}>${words}</option>`,
        )}
      </select>
    </p>
    <p class="do">
      <button>Show</button>
      ${filtered && html`<a href="${adminPath}">Show all</a>`}
    </p>
  </form>`;
};

const totalsLine = ({ totals: { votes, pages, helpful, unsure, unhelpful } }: Report) => {
  const parts = [
    { rating: "helpful", count: helpful, words: "helpful" },
    { rating: "unsure", count: unsure, words: "not sure" },
    { rating: "unhelpful", count: unhelpful, words: "not helpful" },
  ];
  return html`<dl class="totals">
    <div>
      <dt>${counted(pages, "page")} rated</dt>
      <dd>${counted(votes, "vote")}</dd>
    </div>
    ${parts.map(
      ({ rating, count, words }) =>
        html`<div class="${rating}">
          <dt>${figure(count)} ${words}</dt>
          <dd>${votes > 0 ? percent(count / votes) : "–"}</dd>
        </div>`,
    )}
  </dl>`;
};

const downloads = (view: View) => {
  const whole = { ...view, page: 1, pages: 1 };
  const href = (path: string, part?: string) => {
    const address = viewHref(whole, `${adminPath}${path}`);
    return part === undefined ? address : `${address}${address.includes("?") ? "&" : "?"}part=${part}`;
  };
  return html`<p class="downloads">
    Download what is shown: <a href="${href(".csv", "pages")}">pages (CSV)</a>,
    <a href="${href(".csv", "weeks")}">weeks (CSV)</a>,
    <a href="${href(".csv", "comments")}">comments (CSV)</a>,
    <a href="${href(".json")}">everything (JSON)</a>.
  </p>`;
};

/**
 * The page on which authors read what readers say.
 * @param now the time in milliseconds
 */
export function overviewPage(report: Report, view: View, nameOf: NameOf, now: number): Html {
  const { port } = view.question;
  const of = port === undefined ? "" : ` of port ${port}`;
  const days = shownDays(report.days, view.question, now);
  return page({
    title: `Ratings${of}`,
    signedIn: true,
    body: html`<div class="admin">
      <h1>Ratings${of}</h1>
      ${filters(view)} ${totalsLine(report)}
      <section aria-labelledby="days">
        <h2 id="days">Votes by day</h2>
        ${daysChart(days)}
        ${
          report.days.length > 0 &&
          days.length === daysShown &&
          (report.days[0]?.day ?? "") < (days[0]?.day ?? "") &&
          html`<p class="lead">
            The chart has ${daysShown} days at most; earlier ones are in the weeks (CSV).
          </p>`
        }
      </section>
      <section aria-labelledby="pages">
        <h2 id="pages">Pages that help least</h2>
        ${pagesList(report.pages, nameOf, view)}
      </section>
      <section aria-labelledby="comments">
        <h2 id="comments">Latest comments</h2>
        ${commentsList(report.comments, nameOf, view)}
      </section>
      ${downloads(view)}
    </div>`,
  });
}
