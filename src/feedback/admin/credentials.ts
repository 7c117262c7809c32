import { parse, serialize } from "hono/utils/cookie";
import { clientAddress, networkOf } from "../network.ts";
import { Problem } from "../problem.ts";
import { createRateLimit } from "../rate.ts";
import { createSessions, sameSecret, sessionLength } from "./session.ts";

/** How often one network may show a token in a minute, right or wrong. */
export const attemptsPerMinute = 20;

const cookieName = "admin";

/** What tells who calls, and whether the browser came by TLS. */
export interface CredentialSettings {
  FEEDBACK_TOKEN: string;
  TRUST_PROXY: number;
  SITE_URL?: string | undefined;
}

/** Tells authors from others. */
export interface Credentials {
  /** Whether a request bears a session or the token. Throws a Problem, 429, after too many tokens. */
  has(request: Request, address: string | undefined): boolean;
  /** A cookie with a new session for who knows the token; undefined for others. Throws a Problem, 429. */
  signIn(request: Request, token: string, address: string | undefined): string | undefined;
  /** Ends the session of a request; the cookie that says so. */
  signOut(request: Request): string;
}

const cookieOf = (request: Request) => parse(request.headers.get("cookie") ?? "", cookieName)[cookieName];

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1). */
const bearerOf = (request: Request) =>
  /^Bearer +(.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];

/** @param now the time in milliseconds */
export function createCredentials(settings: CredentialSettings, now: () => number = Date.now): Credentials {
  const sessions = createSessions(settings.FEEDBACK_TOKEN, now);
  const secondsToWait = createRateLimit(attemptsPerMinute, now);

  const isToken = (token: string, request: Request, address: string | undefined) => {
    const forwarded = request.headers.get("x-forwarded-for");
    const wait = secondsToWait(networkOf(clientAddress(forwarded, settings.TRUST_PROXY, address)));
    if (wait > 0)
      throw new Problem(429, `Too many tokens came from your network: try again in ${wait} seconds.`, {
        headers: { "retry-after": String(wait) },
      });
    return sameSecret(token, settings.FEEDBACK_TOKEN);
  };

  const cookie = (request: Request, value: string, seconds: number) => {
    // Behind a proxy that ends TLS we see http; the browser knows better.
    const from = request.headers.get("origin") ?? settings.SITE_URL ?? request.url;
    const secure = from.startsWith("https:");
    return serialize(cookieName, value, {
      path: "/admin",
      httpOnly: true,
      sameSite: "Strict",
      maxAge: seconds,
      secure,
    });
  };

  return {
    has(request, address) {
      const token = bearerOf(request);
      return token === undefined ? sessions.holds(cookieOf(request)) : isToken(token, request, address);
    },
    signIn(request, token, address) {
      if (!isToken(token, request, address)) return undefined;
      return cookie(request, sessions.open(), sessionLength / 1000);
    },
    signOut(request) {
      sessions.end(cookieOf(request));
      return cookie(request, "", 0);
    },
  };
}
