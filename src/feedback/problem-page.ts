import { html } from "hono/html";
import type { Page } from "./page.ts";
import type { Problem } from "./problem.ts";
import type { Speech } from "./words.ts";

/** What to do about it, where the reader's language has words for that; the rest is said in English. */
const advice = { 429: "tooMany", 503: "tryLater" } as const;

/** The page that says why a vote was not stored. */
export function problemPage({ status, detail, errors }: Problem, speech: Speech): Page {
  const { words } = speech;
  const known = status === 429 || status === 503 ? words[advice[status]] : undefined;
  const reason = html`<div lang="en" dir="ltr">
    <p>${detail}</p>
    ${
      errors.length > 0
        ? html`<ul>
            ${errors.map(({ field, message }) => html`<li><code>${field}</code> ${message}</li> `)}
          </ul>`
        : ""
    }
  </div>`;
  return {
    title: words.notStored,
    speech,
    main: html`<h1>${words.notStored}</h1>
      ${known ? html`<p>${known}</p>` : reason}
      <p>${words.goBack}</p>
      <p><a href="/">${words.home}</a></p>`,
  };
}
