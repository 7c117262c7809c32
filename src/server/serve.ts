import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { openFeedback } from "../feedback/index.ts";
import { createApp } from "./app.ts";
import { logRequests } from "./log.ts";
import { createRecent } from "./recent.ts";
import type { Settings } from "./settings.ts";
import { listenError } from "./taken.ts";

/** A server that answers. */
export interface Running {
  /** The address to open in a browser, such as `http://localhost:4321`. */
  url: string;
  /** Accepts no more, answers what it has accepted, closes the store. A second call waits for the first. */
  close(): Promise<void>;
}

/** How long a connection may keep the server waiting, in milliseconds; Node's own limits are minutes. */
export interface Waits {
  /** From the first byte of a request, or from the connection, to the end of its headers. */
  headers: number;
  /** To the end of its body. */
  request: number;
  /** From an answer to the next request; a proxy that keeps connections has to close them earlier. */
  idle: number;
  /** With nothing sent or taken, such as by a reader who stops reading. */
  stall: number;
  /** How often the first two are looked after. */
  look: number;
}

const usualWaits: Waits = { headers: 15_000, request: 30_000, idle: 5_000, stall: 60_000, look: 5_000 };

/** How long answers that are under way may take when the server stops, in milliseconds. */
const patience = 4000;

const builtSite = fileURLToPath(new URL("../../dist", import.meta.url));

const addressOf = (host: string, port: number) => {
  const everywhere = ["127.0.0.1", "::1", "0.0.0.0", "::"];
  const name = everywhere.includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
};

const listen = (server: Server, host: string, port: number) =>
  new Promise<AddressInfo>((resolve, reject) => {
    server.once("error", (error) => reject(listenError(error, { host, port, platform: process.platform })));
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });

const stop = (server: Server) =>
  new Promise<void>((resolve) => {
    // Connections that wait for a next request would keep the server open; one that answers becomes idle afterwards.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const force = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(force);
      resolve();
    });
  });

/**
 * Serves a built site and its feedback endpoint.
 * @throws an Error with one clear line: no built site, a port that is taken, a store that cannot be opened.
 * @example const { url, close } = await serve(readSettings(process.env))
 */
export async function serve(
  settings: Settings,
  { dist = builtSite, waits = usualWaits } = {},
): Promise<Running> {
  if (!existsSync(join(dist, "index.html")))
    throw new Error(`There is no built site in ${dist}: build it first, with npm run build or npm start`);

  const feedback = await openFeedback(settings);
  try {
    const recent = createRecent();
    const app = createApp({ dist, settings, feedback, recent });
    const answer = getRequestListener(app.fetch);
    const serverOptions = {
      headersTimeout: waits.headers,
      requestTimeout: waits.request,
      keepAliveTimeout: waits.idle,
      connectionsCheckingInterval: waits.look,
    };
    const server = createServer(serverOptions, (request, response) => {
      if (!recent.answer(request, response)) void answer(request, response);
    });
    server.setTimeout(waits.stall);
    if (settings.LOG === "json") logRequests(server);
    const { port } = await listen(server, settings.HOST, settings.PORT);

    let closed: Promise<void> | undefined;
    const close = async () => {
      await stop(server);
      await feedback.close();
    };
    return { url: addressOf(settings.HOST, port), close: () => (closed ??= close()) };
  } catch (error) {
    await feedback.close();
    throw error;
  }
}

/** Stops the server and ends the process with 0 on SIGTERM or SIGINT; a second signal ends it at once. */
export function stopOnSignals(running: Running): void {
  const signals = ["SIGTERM", "SIGINT"] as const;
  const onSignal = () => {
    for (const signal of signals) process.off(signal, onSignal);
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of signals) process.on(signal, onSignal);
}
