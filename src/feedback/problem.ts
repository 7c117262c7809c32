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

/** The answer to a vote that was not stored, as a problem document (RFC 9457). */
export function problemResponse({ status, detail, errors, headers }: Problem): Response {
  const document = { type: "about:blank", title: titles[status], status, detail, errors };
  return new Response(JSON.stringify(document), {
    status,
    headers: { ...headers, "cache-control": "no-store", "content-type": "application/problem+json" },
  });
}
