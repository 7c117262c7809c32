import { html } from "hono/html";
import { ownEndpoint } from "./address.ts";
import type { Page } from "./page.ts";
import { reasonWords } from "./reason-words.ts";
import { commentCharacters, reasons, type Rating } from "./terms.ts";
import type { Speech } from "./words.ts";

/** What a browser without JavaScript has just rated. */
export interface Rated {
  /** The path of the page. */
  page: string;
  rating: Rating;
}

/** What was wrong: changes the vote that was just sent. Multipart, because a comment in any script fits then. */
const reasonForm = ({ page, rating }: Rated, { words }: Speech) =>
  html`<form class="reasons" method="post" action="${ownEndpoint}" enctype="multipart/form-data">
    <input type="hidden" name="page" value="${page}" />
    <input type="hidden" name="rating" value="${rating}" />
    <fieldset>
      <legend>${words.whatWasWrong}</legend>
      ${reasons.map(
        (reason) =>
          html`<label
            ><input type="radio" name="reason" value="${reason}" /><span
              >${words[reasonWords[reason]]}</span
            ></label
          >`,
      )}
    </fieldset>
    <label for="comment">${words.comment}</label>
    <textarea
      id="comment"
      name="comment"
      rows="3"
      maxlength="${commentCharacters}"
      dir="auto"
      aria-describedby="comment-hint"
    ></textarea>
    <p id="comment-hint">${words.commentHint}</p>
    <button>${words.send}</button>
  </form>`;

/**
 * The page that says thanks.
 * @param page the page that was rated, where that is known
 * @param rating what was said of it, where there is more to ask
 */
export function thanksPage({ page, rating }: Partial<Rated>, speech: Speech): Page {
  const { words } = speech;
  return {
    title: words.thanks,
    speech,
    main: html`<h1>${words.thanks}</h1>
      <p>${words.stored}</p>
      ${page && rating ? reasonForm({ page, rating }, speech) : ""}
      <p>${page ? html`<a href="${page}">${words.back}</a>` : html`<a href="/">${words.home}</a>`}</p>`,
  };
}
