import type { KeptVote } from "../records.ts";
import type { NameOf } from "../report/report.ts";
import { ratingWords, reasonWords } from "../report/words.ts";
import { html, moment, readerText, type Html } from "./html.ts";
import { pager } from "./pager.ts";
import { adminPath, lastPage, perPage, viewHref, type View } from "./view.ts";

const faces = { helpful: "😃", unsure: "🤨", unhelpful: "😔" } as const;

const anchor = ({ port, reader }: KeptVote) => `vote-${port}-${reader.replace(/[^\w-]/g, "")}`;

/** Marks a vote as handled or takes that back, and comes back to where it stands. */
const handleForm = (vote: KeptVote, view: View) => {
  const handled = vote.handledAt !== null;
  return html`<form method="post" action="${adminPath}/handle">
    <input type="hidden" name="port" value="${vote.port}" />
    <input type="hidden" name="reader" value="${vote.reader}" />
    <input type="hidden" name="changed" value="${vote.changedAt}" />
    <input type="hidden" name="handled" value="${handled ? "no" : "yes"}" />
    <input type="hidden" name="back" value="${viewHref(view)}#${anchor(vote)}" />
    <button>${handled ? "Not handled after all" : "Mark as handled"}</button>
  </form>`;
};

const item = (vote: KeptVote, nameOf: NameOf, view: View) => {
  const { port, rating, reason, comment, changedAt, handledAt } = vote;
  return html`<li id="${anchor(vote)}" data-handled="${handledAt === null ? "no" : "yes"}">
    <p class="about">
      <a href="/ports/${port}">${port}</a> <span>${nameOf(port) ?? ""}</span>
      ${moment(changedAt)}
    </p>
    <p class="said ${rating}">
      <span aria-hidden="true">${faces[rating]}</span>
      ${ratingWords[rating]}${reason && `: ${reasonWords[reason]}`}
    </p>
    ${comment !== null && html`<p class="comment" dir="auto">${readerText(comment)}</p>`}
    <div class="mark-it">
      ${handledAt !== null && html`<p>Handled ${moment(handledAt)}</p>`} ${handleForm(vote, view)}
    </div>
  </li>`;
};

/**
 * The comments of a view, last changed first.
 * @param comments all up to the end of the view's page, and one more where there is a next
 */
export function commentsList(comments: readonly KeptVote[], nameOf: NameOf, view: View): Html {
  const from = (view.page - 1) * perPage;
  const shown = comments.slice(from, from + perPage);
  const last = comments.length > from + perPage ? Math.min(view.page + 1, lastPage) : view.page;
  const turn = (to: number) => `${viewHref({ ...view, page: to })}#comments`;
  return html`${
    shown.length > 0
      ? html`<ol class="comments">
          ${shown.map((vote) => item(vote, nameOf, view))}
        </ol>`
      : html`<p class="none">${view.page > 1 ? "No more comments." : "No comments here."}</p>`
  }
  ${pager("Comments", view.page, last, turn)}`;
}
