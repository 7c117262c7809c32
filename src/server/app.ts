import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { Feedback } from "../feedback/index.ts";
import { openSearchPath } from "../search/opensearch.ts";
import { readFrame } from "./frame.ts";
import { createHeaders } from "./headers.ts";
import { answerOpenSearch } from "./opensearch.ts";
import type { Recent } from "./recent.ts";
import type { Settings } from "./settings.ts";
import { createStatic } from "./static.ts";
import { answerThanks } from "./thanks.ts";

/** What the site is made of. */
export interface AppParts {
  /** The folder that the build made; absent in development, where Astro answers for pages. */
  dist?: string | undefined;
  settings: Pick<Settings, "SITE_URL" | "FEEDBACK_URL" | "TRUST_PROXY">;
  feedback: Feedback;
  /** Gets the answers that may be sent again as they are. */
  recent?: Recent;
}

/** The Node request behind a Request, where there is one; other hosts give none. */
export type Bindings = Partial<HttpBindings>;

interface Env {
  Bindings: Bindings;
  /** Whether the response has the headers of every response already. */
  Variables: { complete?: true };
}

/**
 * The whole site as one function from Request to Response.
 * @throws an Error when dist/headers.json cannot be understood.
 * @example const response = await createApp({ dist, settings, feedback }).fetch(new Request("http://localhost/770"))
 */
export function createApp({ dist, settings, feedback, recent }: AppParts): Hono<Env> {
  const headers = createHeaders(dist, settings);
  const answerStatic = createStatic(dist, headers, recent);
  const show = readFrame(dist);

  const app = new Hono<Env>();

  app.use(async (context, next) => {
    await next();
    if (context.get("complete")) return;
    for (const [name, value] of Object.entries(headers())) context.res.headers.set(name, value);
  });

  app.use(async (context, next) => {
    // Not every Host that may be sent makes an address, and headers of a Request without one cannot be read.
    if (URL.canParse(context.req.url)) return next();
    return context.text("The Host of the request is not one.\n", 400, { "cache-control": "no-store" });
  });

  /** There are no bindings where the host is not Node. */
  const callerOf = (bindings: Bindings | undefined) => ({
    address: bindings?.incoming?.socket.remoteAddress,
  });

  app.all("/api/feedback", (context) => feedback.handle(context.req.raw, callerOf(context.env), show));

  app.all("/admin/*", async (context, next) => {
    const answer = await feedback.admin?.handle(context.req.raw, callerOf(context.env));
    return answer ?? next();
  });

  app.get("/healthz", async (context) => {
    const well = await feedback.check().then(
      () => true,
      () => false,
    );
    return context.text(well ? "ok\n" : "the store of ratings does not answer\n", well ? 200 : 503, {
      "cache-control": "no-store",
    });
  });

  if (show) app.get("/thanks", (context) => answerThanks(context.req.raw, show));

  app.get(openSearchPath, (context) => answerOpenSearch(context.req.raw, settings));

  app.all("*", async (context) => {
    const response = await answerStatic(context.req.raw);
    // To set headers on a response costs as much as all the rest of it, so files come with them.
    context.set("complete", true);
    return response;
  });

  app.onError((error, context) => {
    console.error(error);
    return context.text("Something went wrong on our side.\n", 500, { "cache-control": "no-store" });
  });

  return app;
}
