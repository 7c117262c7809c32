import { html, raw } from "hono/html";
import type { Speech } from "./words.ts";

/** Escaped HTML, as hono's `html` makes it. */
export type Html = ReturnType<typeof html>;

/** A page that the endpoint answers with, for a browser without JavaScript. */
export interface Page {
  title: string;
  speech: Speech;
  /** What stands in `<main>`. */
  main: Html;
}

/** Makes a whole document of a page. */
export type Show = (page: Page) => Promise<string>;

/** A document without the site's frame: for a server that has no built site. */
export const showPlain: Show = async ({ title, speech: { tag, words }, main }) =>
  String(
    await html`${raw("<!doctype html>")}
      <html lang="${tag}" dir="${words.direction}">
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Portolan</title>
        <main>${main}</main>
      </html> `,
  );

/** The answer that shows a page. Its language was chosen by the request, which caches have to know. */
export async function pageResponse(
  page: Page,
  show: Show,
  init: { status?: number; headers?: Record<string, string> } = {},
): Promise<Response> {
  return new Response(await show(page), {
    status: init.status ?? 200,
    headers: {
      ...init.headers,
      "content-type": "text/html; charset=utf-8",
      "content-language": page.speech.tag,
      "cache-control": "no-store",
      vary: "Accept-Language",
    },
  });
}
