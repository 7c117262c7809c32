import { parseDatabaseUrl } from "./database-url.ts";
import { createFeedback, type Feedback, type FeedbackSettings } from "./handler.ts";
import { openSqlite } from "./sqlite.ts";
import type { FeedbackStore } from "./store.ts";

export type { Caller, Feedback } from "./handler.ts";

/**
 * Opens the store that a DATABASE_URL names.
 * @throws an Error that names the file and the mend.
 */
async function openStore(url: string): Promise<FeedbackStore> {
  const database = parseDatabaseUrl(url);
  if ("problem" in database) throw new Error(`DATABASE_URL ${database.problem}`);
  return openSqlite(database.file);
}

/**
 * The endpoint for ratings, on the store that the settings name.
 * @throws an Error that names the file and the mend.
 */
export async function openFeedback(settings: FeedbackSettings & { DATABASE_URL: string }): Promise<Feedback> {
  return createFeedback(await openStore(settings.DATABASE_URL), settings);
}
