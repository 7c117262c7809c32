import { STATUS_CODES } from "node:http";
import type { Caller } from "../handler.ts";
import { Problem } from "../problem.ts";
import type { FeedbackRecords } from "../records.ts";
import { parts, reportCsv } from "../report/csv.ts";
import { dayOf } from "../report/days.ts";
import { reportJson } from "../report/json.ts";
import { portNames } from "../report/names.ts";
import { readQuestion } from "../report/question.ts";
import { makeReport, type NameOf, type Report } from "../report/report.ts";
import { Unavailable } from "../store.ts";
import { answerFile, answerPage, answerProblem, answerRedirect, answerStyle } from "./answers.ts";
import { createCredentials, type CredentialSettings } from "./credentials.ts";
import { readForm } from "./form.ts";
import { html } from "./html.ts";
import { overviewPage } from "./overview.ts";
import { messagePage, signInPage } from "./sign-in.ts";
import { stylesheet } from "./stylesheet.ts";
import { adminPath, backTo, perPage, readView, type View } from "./view.ts";

/** What the page asks of the store. */
export type AdminRecords = Pick<FeedbackRecords, "byPort" | "byDay" | "remarks" | "handle">;

/** The page on which authors read what readers say. */
export interface Admin {
  /** Answers a request to a path below `/admin`; undefined for those that are none of its own. */
  handle(request: Request, caller: Caller): Promise<Response | undefined>;
}

/** What tests replace. */
interface Surroundings {
  /** The time in milliseconds. */
  now?: () => number;
  names?: () => Promise<NameOf>;
}

const bearer = { "www-authenticate": 'Bearer realm="Portolan"' };

/** Fails with a Problem, 503, when the store does. */
const ask = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((cause: unknown) => {
    console.error(
      `feedback: the store does not answer an author: ${cause instanceof Error ? cause.message : "unknown"}`,
    );
    throw new Problem(503, "The store of ratings does not answer just now. Nothing is lost: try again.", {
      headers: { "retry-after": String(cause instanceof Unavailable ? cause.retryAfter : 5) },
      cause,
    });
  });

/** Makes the page. Without a token there must be none: nobody could be told from an author. */
export function createAdmin(
  records: AdminRecords,
  settings: CredentialSettings,
  { now = Date.now, names = portNames }: Surroundings = {},
): Admin {
  const credentials = createCredentials(settings, now);
  let nameOf: Promise<NameOf> | undefined;

  const report = (view: View, comments: number): Promise<Report> =>
    ask(
      makeReport(records, view.question, {
        comments,
        handled: view.show === "all" ? undefined : view.show === "handled",
        today: dayOf(now()),
      }),
    );

  const viewOf = (request: Request): View => {
    const read = readView(new URL(request.url).searchParams);
    if ("view" in read) return read.view;
    throw new Problem(422, read.errors.map(({ field, message }) => `${field} ${message}.`).join(" "));
  };

  const overview = async (request: Request) => {
    const view = viewOf(request);
    // One comment more than is shown tells whether there is a next page.
    const made = await report(view, view.page * perPage + 1);
    return answerPage(overviewPage(made, view, await (nameOf ??= names()), now()));
  };

  const json = async (request: Request) =>
    reportJson(await report(viewOf(request), Number.MAX_SAFE_INTEGER), await (nameOf ??= names()));

  const jsonFile = async (request: Request) =>
    answerFile(`${JSON.stringify(await json(request), null, 2)}\n`, "application/json", "feedback.json");

  const csvFile = async (request: Request) => {
    const wanted = new URL(request.url).searchParams.get("part");
    const part = parts.find((one) => one === wanted);
    if (wanted !== null && part === undefined)
      throw new Problem(422, `part is not known: give one of ${parts.join(", ")}, or none for all.`);
    const name = `feedback${part === undefined ? "" : `-${part}`}.csv`;
    return answerFile(reportCsv(await json(request), part), "text/csv; charset=utf-8", name);
  };

  const signIn = async (request: Request, { address }: Caller) => {
    const { token = "", back } = await readForm(request, settings);
    const cookie = credentials.signIn(request, token, address);
    if (cookie !== undefined) return answerRedirect(backTo(back), { "set-cookie": cookie });
    return answerPage(signInPage(backTo(back), "This is not the token."), 401, bearer);
  };

  const signOut = async (request: Request) => {
    await readForm(request, settings);
    return answerRedirect(adminPath, { "set-cookie": credentials.signOut(request) });
  };

  const handleVote = async (request: Request) => {
    const { port, reader, changed, handled, back } = await readForm(request, settings);
    const read = readQuestion({ port });
    if ("errors" in read || read.question.port === undefined || reader === undefined)
      throw new Problem(422, "port and reader say which vote is meant: give both.");
    if (handled !== "yes" && handled !== "no") throw new Problem(422, "handled is yes or no: give one.");
    if (changed !== undefined && !/^\d{1,16}$/.test(changed))
      throw new Problem(422, "changed is a time in milliseconds: give one, or leave it out.");

    const vote = {
      port: read.question.port,
      reader,
      changedAt: changed === undefined ? undefined : Number(changed),
    };
    if (!(await ask(records.handle(vote, handled === "yes"))))
      throw new Problem(409, "The reader has changed this vote since you saw it, or it is gone: look again.");
    return answerRedirect(backTo(back));
  };

  interface Route {
    method: "GET" | "POST";
    /** Whether it is for authors only. */
    closed: boolean;
    answer(request: Request, caller: Caller): Promise<Response> | Response;
  }
  const routes: Partial<Record<string, Route>> = {
    "": { method: "GET", closed: true, answer: overview },
    ".json": { method: "GET", closed: true, answer: jsonFile },
    ".csv": { method: "GET", closed: true, answer: csvFile },
    "/handle": { method: "POST", closed: true, answer: handleVote },
    "/sign-in": { method: "POST", closed: false, answer: signIn },
    "/sign-out": { method: "POST", closed: false, answer: signOut },
    [stylesheet().path.slice(adminPath.length)]: {
      method: "GET",
      closed: false,
      answer: () => answerStyle(stylesheet().css),
    },
  };

  /** Programs, which bear a token or fetch a file, are refused in their own way. */
  const isProgram = (request: Request, path: string) =>
    request.headers.has("authorization") || path === ".json" || path === ".csv";

  const answer = (request: Request, path: string, route: Route, caller: Caller) => {
    const method = request.method === "HEAD" ? "GET" : request.method;
    if (method !== route.method)
      throw new Problem(405, `This is asked with ${route.method}.`, { headers: { allow: route.method } });
    if (!route.closed || credentials.has(request, caller.address)) return route.answer(request, caller);
    if (isProgram(request, path))
      return answerProblem(401, "Unauthorized", "Send the token as Authorization: Bearer.", bearer);
    const { pathname, search } = new URL(request.url);
    return answerPage(
      signInPage(backTo(route.method === "GET" ? pathname + search : undefined)),
      401,
      bearer,
    );
  };

  const refuse = (request: Request, path: string, { status, detail, headers }: Problem) => {
    const title = STATUS_CODES[status] ?? String(status);
    const said = status === 403 ? "Only this site's own pages may send this." : detail;
    if (isProgram(request, path)) return answerProblem(status, title, said, headers);
    const body = html`<p>${said}</p>
      <p><a href="${adminPath}">To the ratings</a></p>`;
    return answerPage(
      messagePage(status === 503 ? "The ratings cannot be read" : title, body, false),
      status,
      headers,
    );
  };

  return {
    async handle(request, caller) {
      const { pathname } = new URL(request.url);
      const path = pathname.startsWith(adminPath) ? pathname.slice(adminPath.length) : undefined;
      const route = path === undefined || !Object.hasOwn(routes, path) ? undefined : routes[path];
      if (path === undefined || route === undefined) return undefined;
      try {
        return await answer(request, path, route, caller);
      } catch (error) {
        if (error instanceof Problem) return refuse(request, path, error);
        throw error;
      }
    },
  };
}
