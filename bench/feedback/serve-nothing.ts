// The server without a store: everything that a vote goes through, but nothing is kept.
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { createFeedback } from "../../src/feedback/handler.ts";
import type { FeedbackStore } from "../../src/feedback/store.ts";
import { createApp } from "../../src/server/app.ts";
import { logRequests } from "../../src/server/log.ts";
import { readSettings } from "../../src/server/settings.ts";

const nothing: FeedbackStore = {
  save: ({ reader }) => Promise.resolve({ status: "new", reader }),
  check: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

const settings = readSettings(process.env);
const app = createApp({ dist: process.env["DIST"], settings, feedback: createFeedback(nothing, settings) });
const server = createAdaptorServer({ fetch: app.fetch }) as Server;
if (settings.LOG === "json") logRequests(server);
server.listen(settings.PORT, settings.HOST);
process.once("SIGTERM", () => server.close());
