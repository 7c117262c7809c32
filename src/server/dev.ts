import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { createApp } from "./app.ts";
import { openSearchPath } from "../search/opensearch.ts";
import { resolvePath } from "./paths.ts";

const isOurs = (url: string) => {
  const path = url.replace(/[?#].*$/s, "");
  return (
    path.startsWith("/api/") ||
    path.startsWith("/admin/") ||
    path === "/healthz" ||
    path === openSearchPath ||
    resolvePath(path).kind === "redirect"
  );
};

/**
 * A middleware for Astro's dev server: the endpoints and the redirects of ports come from the app, the rest from Astro.
 * @example server.middlewares.use(devMiddleware(createApp({ settings, feedback })))
 */
export function devMiddleware(
  app: ReturnType<typeof createApp>,
): (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (incoming, outgoing, next) => {
    if (isOurs(incoming.url ?? "/")) void listener(incoming, outgoing);
    else next();
  };
}
