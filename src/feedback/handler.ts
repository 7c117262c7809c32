import { randomUUID } from "node:crypto";
import { parse, serialize } from "hono/utils/cookie";
import type { Admin } from "./admin/index.ts";
import { readBody } from "./body.ts";
import { clientAddress, networkOf } from "./network.ts";
import { checkOrigin, corsHeaders, type OriginSettings } from "./origin.ts";
import { createOutage } from "./outage.ts";
import { pageResponse, showPlain, type Show } from "./page.ts";
import { problemPage } from "./problem-page.ts";
import { Problem, problemResponse } from "./problem.ts";
import { createRateLimit } from "./rate.ts";
import { fieldErrors, vote as voteSchema } from "./schema.ts";
import { Unavailable, type FeedbackStore, type StoredVote } from "./store.ts";
import { speechFor } from "./words.ts";

/** What the endpoint needs to know. */
export interface FeedbackSettings extends OriginSettings {
  FEEDBACK_RATE: number;
  TRUST_PROXY: number;
}

/** Who calls; the address is used to limit the rate, and never kept. */
export interface Caller {
  address?: string | undefined;
}

/** The endpoint and its store. */
export interface Feedback {
  /**
   * Answers a request to `/api/feedback`.
   * @param show makes documents of the pages for browsers without JavaScript
   */
  handle(request: Request, caller: Caller, show?: Show): Promise<Response>;
  /** The page for authors, where there is one. */
  admin?: Admin | undefined;
  /** Fulfilled when the store answers. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const cookieName = "reader";
const year = 365 * 24 * 60 * 60;

/** The reader of a browser without JavaScript; a cookie that is not what we wrote counts as none. */
const readerOf = (request: Request) => {
  const value = parse(request.headers.get("cookie") ?? "", cookieName)[cookieName];
  return voteSchema.shape.reader.safeParse(value).data;
};

/** A form of another site, which the settings allow, brings no cookie that is `Lax`. */
const readerCookie = (reader: string, secure: boolean, elsewhere: boolean) => {
  const sameSite = elsewhere && secure ? "None" : "Lax";
  return serialize(cookieName, reader, { path: "/", httpOnly: true, sameSite, maxAge: year, secure });
};

/** A browser without JavaScript shows what it gets: it gets a page. */
const refuse = (request: Request, error: unknown, show: Show) => {
  if (!(error instanceof Problem)) throw error;
  if (!/\btext\/html\b/.test(request.headers.get("accept") ?? "")) return problemResponse(error);
  const { status, headers } = error;
  return pageResponse(problemPage(error, speechFor(request)), show, { status, headers });
};

/** Where a form leads: to thanks, which ask for more where there is more to say. */
const thanksPath = ({ page, rating, reason, comment }: StoredVote) => {
  const more = rating !== "helpful" && reason === undefined && comment === undefined;
  return `/thanks?page=${encodeURIComponent(page)}${more ? `&rating=${rating}` : ""}`;
};

/**
 * The endpoint for ratings.
 * @param now the time in milliseconds, for the rate limit
 */
export function createFeedback(
  store: FeedbackStore,
  settings: FeedbackSettings,
  now?: () => number,
): Feedback {
  const secondsToWait = createRateLimit(settings.FEEDBACK_RATE, now);
  const outage = createOutage();

  const limit = (request: Request, caller: Caller) => {
    const forwarded = request.headers.get("x-forwarded-for");
    const wait = secondsToWait(networkOf(clientAddress(forwarded, settings.TRUST_PROXY, caller.address)));
    if (wait > 0)
      throw new Problem(429, `Too many votes came from your network: try again in ${wait} seconds.`, {
        headers: { "retry-after": String(wait) },
      });
  };

  const save = async (vote: StoredVote) => {
    const outcome = await store.save(vote).catch((cause: unknown) => {
      outage.failed(cause, 1);
      const headers = { "retry-after": String(cause instanceof Unavailable ? cause.retryAfter : 5) };
      throw new Problem(503, "The vote could not be stored just now: try again.", { headers, cause });
    });
    outage.worked();
    if (outcome.status !== "conflict") return outcome;
    const errors = [{ field: "id", message: "belongs to a vote that said something else: send a new one" }];
    throw new Problem(409, "Nothing was changed.", { errors });
  };

  const accept = async (request: Request, caller: Caller, allowedOrigin: string | undefined) => {
    if (request.method !== "POST")
      throw new Problem(405, "Votes are sent with POST.", { headers: { allow: "POST" } });
    limit(request, caller);

    const { fields, form } = await readBody(request);
    const parsed = voteSchema.safeParse(fields);
    if (!parsed.success)
      throw new Problem(422, "The vote cannot be understood.", { errors: fieldErrors(parsed.error) });

    const vote = { ...parsed.data, reader: parsed.data.reader ?? readerOf(request) ?? randomUUID() };
    const { status, reader } = await save(vote);
    if (!form)
      return Response.json(
        { status, page: vote.page, rating: vote.rating, reader },
        { status: status === "new" ? 201 : 200 },
      );

    const from = request.headers.get("origin") ?? settings.SITE_URL ?? request.url;
    const location = (allowedOrigin ?? "") + thanksPath(vote);
    const cookie = readerCookie(reader, from.startsWith("https:"), allowedOrigin !== undefined);
    return new Response(null, { status: 303, headers: { location, "set-cookie": cookie } });
  };

  const answer = async (request: Request, caller: Caller, show: Show) => {
    const allowedOrigin = checkOrigin(request, settings);
    const cors = corsHeaders(allowedOrigin);
    const preflight = request.method === "OPTIONS" && allowedOrigin !== undefined;
    const response = preflight
      ? new Response(null, { status: 204 })
      : await accept(request, caller, allowedOrigin).catch((error: unknown) => refuse(request, error, show));
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    return response;
  };

  return {
    async handle(request, caller, show = showPlain) {
      const response = await answer(request, caller, show).catch((error: unknown) =>
        refuse(request, error, show),
      );
      response.headers.set("cache-control", "no-store");
      response.headers.append("vary", "Origin");
      return response;
    },
    check: () =>
      store.check().then(outage.worked, (error: unknown) => {
        outage.failed(error);
        throw error;
      }),
    close: () => store.close(),
  };
}
