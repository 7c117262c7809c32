import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import { createFeedback, type FeedbackSettings } from "../../src/feedback/handler.ts";
import { openStore } from "../../src/feedback/index.ts";
import type { FeedbackStore } from "../../src/feedback/store.ts";
import { temporaryFolder } from "./server.ts";

/** Random ids as browsers make them. */
export const ids = {
  reader: "3f0c9f6e-7a55-4d0e-9d3c-1b2a3c4d5e6f",
  other: "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
  message: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
} as const;

/** A vote that nothing is wrong with. */
export const good = { page: "/ports/770", rating: "helpful" } as const;

/** What a store's file holds. */
export function rows(file: string, table: "vote" | "receipt" = "vote"): Record<string, unknown>[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db.prepare(`select * from ${table}`).all();
  } finally {
    db.close();
  }
}

/** The endpoint on a fresh file, at http://localhost:4321; `post` sends JSON, `send` anything. */
export function endpoint({
  settings = {},
  store,
  now,
}: { settings?: Partial<FeedbackSettings>; store?: FeedbackStore; now?: () => number } = {}) {
  const file = `${temporaryFolder()}/data/feedback.db`;
  const all = { FEEDBACK_RATE: 0, FEEDBACK_ORIGINS: [], TRUST_PROXY: 0, ...settings };
  const opened = (store ? Promise.resolve(store) : openStore(`file:${file}`)).then((kept) =>
    createFeedback(kept, all, now),
  );

  onTestFinished(async () => (await opened).close());

  const send = async (init: RequestInit, address = "192.0.2.1") =>
    (await opened).handle(new Request("http://localhost:4321/api/feedback", { method: "POST", ...init }), {
      address,
    });
  const post = (body: unknown, headers: Record<string, string> = {}, address?: string) =>
    send(
      {
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      },
      address,
    );
  const submit = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    send({ headers, body: new URLSearchParams(fields) });
  return { file, send, post, submit };
}
