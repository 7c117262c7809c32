/** What became of an answer that was sent. */
export type Outcome =
  | { kind: "stored" }
  /** Not now; `wait` is how long the server asks to wait, in milliseconds, 0 where it asks nothing. */
  | { kind: "later"; wait: number }
  /** The server will never take it, and says why. */
  | { kind: "refused"; why: string }
  /** Nothing at this address keeps answers. */
  | { kind: "absent" };

const day = 24 * 60 * 60 * 1000;

/**
 * How long a server asks to wait, in milliseconds, at most a day (Retry-After, RFC 9110 §10.2.3); 0 where it asks
 * nothing that can be understood.
 */
export function retryAfter(header: string | null, now: number): number {
  const text = header?.trim() ?? "";
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return wait > 0 ? Math.min(wait, day) : 0;
}

interface ProblemDocument {
  detail?: unknown;
  errors?: { field?: unknown; message?: unknown }[];
}

/** The reason in a problem document (RFC 9457), field by field where it names fields. */
function reasonIn({ detail, errors }: ProblemDocument): string {
  const fields = (Array.isArray(errors) ? errors : []).map(
    ({ field, message }) => `${String(field)} ${String(message)}`,
  );
  return fields.length > 0 ? fields.join("; ") : String(detail);
}

/** What an answer of the endpoint means. What has not its form comes from something else, such as a static host. */
export async function readOutcome(response: Response, now: number): Promise<Outcome> {
  const { status, headers } = response;
  const type = headers.get("content-type") ?? "";
  const body: unknown = /\bjson\b/.test(type) ? await response.json().catch(() => null) : null;
  const ours = typeof body === "object" && body !== null ? body : undefined;

  // A host that answers every address with some page has not stored anything.
  if (response.ok) return status === 201 || ours ? { kind: "stored" } : { kind: "absent" };
  if (status === 408 || status === 429)
    return { kind: "later", wait: retryAfter(headers.get("retry-after"), now) };
  const problem = type.startsWith("application/problem+json") ? ours : undefined;
  if (!problem && [404, 405, 501].includes(status)) return { kind: "absent" };
  if (status >= 500) return { kind: "later", wait: retryAfter(headers.get("retry-after"), now) };
  return { kind: "refused", why: problem ? reasonIn(problem) : `HTTP ${status}` };
}
