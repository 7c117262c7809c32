import { html as template } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** Markup in which every value was escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Markup from a template; values are escaped unless they are markup themselves, lists are joined. */
export const html = template;

/** What turns the direction of the text that follows (embeddings, overrides, isolates), and what cannot be seen. */
const hidden = /[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu;

/** Text of a reader, in which what hides or misleads is written out; the rest is text in any case. */
export function readerText(text: string): (string | Html)[] {
  const marks = [...text.matchAll(hidden)].map(([mark]) => mark);
  return text.split(hidden).flatMap((piece, index) => {
    const code = marks[index]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    return code === undefined ? [piece] : [piece, html`<span class="mark">U+${code}</span>`];
  });
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const timeFormat = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

/** A day in words: "31 Mar 2026". */
export const dayWords = (day: string): string => dayFormat.format(new Date(`${day}T00:00:00Z`));

/** A moment, for people and for programs. */
export const moment = (time: number): Html =>
  html`<time datetime="${new Date(time).toISOString()}">${timeFormat.format(time)} UTC</time>`;
