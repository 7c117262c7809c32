import { createAdmin } from "./admin/index.ts";
import { openDatabase } from "./database/open.ts";
import { parseDatabaseUrl } from "./database-url.ts";
import { createFeedback, type Feedback, type FeedbackSettings } from "./handler.ts";
import type { Store } from "./store.ts";

export type { Caller, Feedback } from "./handler.ts";
export type { Store } from "./store.ts";

/**
 * Opens the store that a DATABASE_URL names.
 * @throws an Error that names the file or the database and the mend, and no password.
 * @example const store = await openStore("file:./data/feedback.db")
 */
export async function openStore(url: string): Promise<Store> {
  const database = parseDatabaseUrl(url);
  if ("problem" in database) throw new Error(`DATABASE_URL ${database.problem}`);
  return openDatabase(database);
}

/**
 * The endpoint for ratings, on the store that the settings name, and with a token the page for authors.
 * @throws an Error that names the file or the database and the mend.
 */
export async function openFeedback(
  settings: FeedbackSettings & { DATABASE_URL: string; FEEDBACK_TOKEN?: string | undefined },
): Promise<Feedback> {
  const store = await openStore(settings.DATABASE_URL);
  const { FEEDBACK_TOKEN: token } = settings;
  const admin = token === undefined ? undefined : createAdmin(store, { ...settings, FEEDBACK_TOKEN: token });
  return { ...createFeedback(store, settings), admin };
}
