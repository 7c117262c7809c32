import { setTimeout as sleep } from "node:timers/promises";
import type { Gates } from "./gates.ts";

/** How we ask. Times are milliseconds. */
export interface Manners {
  /** Our name, and where to read who we are. */
  userAgent: string;
  /** For one request, until its head is there. */
  timeout: number;
  /** Between requests to one host. */
  pause: number;
  /** How often a request is made at most. */
  tries: number;
  /** Before the second try; each next wait is twice as long. */
  backoff: number;
  /** The longest wait that a host may ask for; for a longer one we come another day. */
  longestWait: number;
  /** So many hosts are asked at the same time. */
  hosts: number;
}

/** What came of one address, redirects not followed; of all texts only that of a robots.txt is read. */
export type Reply =
  | { kind: "answer"; status: number; location: string | null; text: string; retryAfter: string | null }
  /** The host asks to wait longer than we do. */
  | { kind: "later"; status: number }
  /** Nothing came, at any try. */
  | { kind: "silence"; code: string };

/** Whether another try may bring another answer. */
const passing = (status: number) => status === 429 || status >= 500;

/** Makes one request through the gate of its host, again where that may help. */
export async function request(
  url: URL,
  method: "HEAD" | "GET",
  manners: Manners,
  gates: Gates,
): Promise<Reply> {
  for (let done = 1; ; done++) {
    const reply = await gates.through(url.host, () => once(url, method, manners));
    const last = done >= manners.tries;
    if (reply.kind === "silence") {
      // A name that is not there will not be there in ten seconds.
      if (last || reply.code === "ENOTFOUND") return reply;
      await sleep(manners.backoff * 2 ** (done - 1));
      continue;
    }
    // 501: the server does not know HEAD, and never will.
    if (!passing(reply.status) || reply.status === 501) return reply;
    const asked = retryAfter(reply.retryAfter);
    if (asked !== null && asked > manners.longestWait) return { kind: "later", status: reply.status };
    if (last) return reply;
    const wait = asked ?? manners.backoff * 2 ** (done - 1);
    gates.hold(url.host, wait);
  }
}

async function once(url: URL, method: "HEAD" | "GET", { userAgent, timeout }: Manners) {
  try {
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers: { "user-agent": userAgent, accept: "text/html,*/*;q=0.8" },
      signal: AbortSignal.timeout(timeout),
    });
    const { status, headers } = response;
    const text = method === "GET" && url.pathname === "/robots.txt" ? await response.text() : "";
    await response.body?.cancel().catch(() => undefined);
    return {
      kind: "answer" as const,
      status,
      location: headers.get("location"),
      retryAfter: headers.get("retry-after"),
      text,
    };
  } catch (error) {
    return { kind: "silence" as const, code: codeOf(error) };
  }
}

/** Milliseconds that a `Retry-After` asks for (RFC 9110 §10.2.3), or null. */
export function retryAfter(value: string | null, now = Date.now()): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "timeout";
  const { cause } = error;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return cause instanceof Error ? cause.message : error.message;
}
