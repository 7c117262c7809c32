import { createHash } from "node:crypto";
import type { FeedbackRecords } from "./records.ts";
import type { Vote } from "./schema.ts";

/** A vote whose reader is known. */
export type StoredVote = Vote & { reader: string };

/** What became of a vote. `conflict`: its id belongs to a vote that said something else, and nothing was stored. */
export type Outcome = { status: "new" | "changed"; reader: string } | { status: "conflict" };

/** Where votes are kept: one per reader and page. Nothing but this folder knows what is behind it. */
export interface FeedbackStore {
  /**
   * Keeps a vote. When the promise is fulfilled, it is on the disk. A vote with an id that was kept before changes
   * nothing and has the outcome it had then.
   */
  save(vote: StoredVote): Promise<Outcome>;
  /** Fulfilled when the store answers. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Where votes are kept, with all that authors may ask of it. */
export type Store = FeedbackStore & FeedbackRecords;

/** Why a store does nothing at this moment, though nothing is wrong with what it was asked; it may be asked again. */
export class Unavailable extends Error {
  override name = "Unavailable";
  /** When to ask again, in seconds. */
  readonly retryAfter: number;

  constructor(message: string, { retryAfter = 5, cause }: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause });
    this.retryAfter = retryAfter;
  }
}

/** What a vote says, as a digest: tells a repeated message from another one that bears the same id. */
export const fingerprint = ({ page, rating, reason, comment }: Vote): string =>
  createHash("sha256")
    .update(JSON.stringify([page, rating, reason ?? null, comment ?? null]))
    .digest("base64url");
