import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const read = (sql: string, ...values: number[]): Record<string, unknown>[] => {
  const { E2E_FOLDER = "" } = process.env;
  const db = new DatabaseSync(join(E2E_FOLDER, "feedback.db"), { readOnly: true });
  try {
    return db.prepare(sql).all(...values);
  } finally {
    db.close();
  }
};

/** The ratings that the server under test has stored for a port's page, by their file: `["helpful"]`. */
export const storedRatings = (port: number) =>
  read("select rating from vote where port = ? order by created_at", port).map(({ rating }) =>
    String(rating),
  );

/** The votes that the server under test has stored for a port's page, in all that readers said. */
export const storedVotes = (port: number) =>
  read("select rating, reason, comment from vote where port = ? order by created_at", port).map((row) => ({
    ...row,
  }));
