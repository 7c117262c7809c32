import type { FieldError } from "./schema.ts";

const titles = {
  400: "Bad Request",
  403: "Forbidden",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  503: "Service Unavailable",
} as const;

/** Why a vote was not stored. Thrown on the way, answered once at the end. */
export class Problem extends Error {
  override name = "Problem";
  readonly status: keyof typeof titles;
  readonly detail: string;
  readonly errors: FieldError[];
  readonly headers: Record<string, string>;

  constructor(
    status: keyof typeof titles,
    detail: string,
    more: { errors?: FieldError[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.status = status;
    this.detail = detail;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

const page = ({ status, detail, errors }: Problem) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${status} ${titles[status]} · Portolan</title>
<h1>Your rating was not stored</h1>
<p>${escape(detail)}</p>
${errors.length > 0 ? `<ul>\n${errors.map(({ field, message }) => `<li><code>${escape(field)}</code> ${escape(message)}</li>\n`).join("")}</ul>\n` : ""}<p>Go back in your browser: what you chose and wrote is still there. Or start at the <a href="/">home page</a>.</p>
</html>
`;

/**
 * The answer to a vote that was not stored: a problem document (RFC 9457), or a plain page for a browser without
 * JavaScript, which shows what it gets.
 */
export function problemResponse(problem: Problem, asPage: boolean): Response {
  const { status, detail, errors } = problem;
  const headers = { ...problem.headers, "cache-control": "no-store" };
  if (asPage)
    return new Response(page(problem), {
      status,
      headers: { ...headers, "content-type": "text/html; charset=utf-8" },
    });

  const document = { type: "about:blank", title: titles[status], status, detail, errors };
  return new Response(JSON.stringify(document), {
    status,
    headers: { ...headers, "content-type": "application/problem+json" },
  });
}
