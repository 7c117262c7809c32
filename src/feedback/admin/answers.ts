import type { Html } from "./html.ts";

/** What every answer bears: kept by nobody, found by no search engine. */
const hidden = { "cache-control": "no-store", "x-robots-tag": "noindex" };

/** A page. */
export const answerPage = async (
  markup: Html,
  status = 200,
  headers: Record<string, string> = {},
): Promise<Response> =>
  new Response(String(await markup), {
    status,
    headers: { "content-type": "text/html; charset=utf-8", ...hidden, ...headers },
  });

/** The way to another page after a form was sent. */
export const answerRedirect = (location: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location, ...hidden, ...headers } });

/** A text that the browser saves. */
export const answerFile = (text: string, type: string, name: string): Response =>
  new Response(text, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      ...hidden,
    },
  });

/** A refusal for a program (RFC 9457). */
export const answerProblem = (
  status: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify({ type: "about:blank", title, status, detail }), {
    status,
    headers: { "content-type": "application/problem+json", ...hidden, ...headers },
  });

/** A sheet whose address changes with it. */
export const answerStyle = (css: string): Response =>
  new Response(css, {
    headers: {
      "content-type": "text/css; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
      "x-robots-tag": "noindex",
    },
  });
