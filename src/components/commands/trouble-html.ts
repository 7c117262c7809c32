import { codeSpans } from "../../ports/code-spans.ts";
import { guidePath } from "../../ports/links.ts";
import type { PortGuide } from "../../ports/port.ts";
import { escape } from "./escape.ts";

/**
 * What may go wrong with a port, each with what is known of it and its guide. As HTML, because it stands on 65,535 pages:
 * an unquoted address and a list without end tags are what the HTML Standard allows.
 */
export const troubleHtml = (guides: readonly PortGuide[]): string =>
  guides
    .map(({ slug, symptom, why }) => {
      const link = `<li><a href=${guidePath(slug)}>${escape(symptom)}?</a>`;
      return why === null ? link : `${link} ${withCode(why)}`;
    })
    .join("");

const withCode = (text: string) =>
  codeSpans(text)
    .map((part) => (part.code ? `<code>${escape(part.text)}</code>` : escape(part.text)))
    .join("");
