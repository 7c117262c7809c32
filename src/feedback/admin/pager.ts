import { html, type Html } from "./html.ts";

/**
 * Links to the page before and the one after; nothing where there is only one.
 * @param last the number of the last page
 * @param href the address of a page
 */
export function pager(name: string, page: number, last: number, href: (page: number) => string): Html | "" {
  if (last <= 1 && page === 1) return "";
  return html`<nav class="pager" aria-label="${name}">
    ${page > 1 ? html`<a href="${href(Math.min(page - 1, Math.max(1, last)))}" rel="prev">Back</a>` : ""}
    <span>Page ${page}</span>
    ${page < last ? html`<a href="${href(page + 1)}" rel="next">More</a>` : ""}
  </nav>`;
}
