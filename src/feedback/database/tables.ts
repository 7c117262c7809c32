import type { Kysely } from "kysely";
import type { Rating, Reason } from "../terms.ts";

/** The tables as both engines have them. Times are milliseconds since 1970, UTC. */
export interface Tables {
  /** One row per reader and port. */
  vote: {
    port: number;
    reader: string;
    rating: Rating;
    reason: Reason | null;
    comment: string | null;
    created_at: number;
    changed_at: number;
    handled_at: number | null;
  };
  /** One row per message that bore an id, so that a repeated message gets the answer of the first. */
  receipt: {
    id: string;
    fingerprint: string;
    status: "new" | "changed";
    reader: string;
    created_at: number;
  };
  /** One row per step that was done. */
  migration: { step: number; applied_at: number };
}

/** A database with these tables, or a transaction in it. */
export type Database = Kysely<Tables>;
