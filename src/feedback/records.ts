import type { Rating, Reason } from "./terms.ts";

/** A vote as it is kept, with all that authors may see. Times are milliseconds since 1970, UTC. */
export interface KeptVote {
  port: number;
  reader: string;
  rating: Rating;
  reason: Reason | null;
  comment: string | null;
  createdAt: number;
  changedAt: number;
  /** When an author marked it as handled; null again when the reader says something else. */
  handledAt: number | null;
}

/**
 * What a message that bore an id was answered, so that the same message sent again gets the same answer and changes
 * nothing.
 */
export interface Receipt {
  id: string;
  /** What the message said, as a digest. */
  fingerprint: string;
  status: "new" | "changed";
  reader: string;
  createdAt: number;
}

/** Which votes: of one port, or last changed in a span of time (milliseconds, UTC; `from` included, `to` not). */
export interface VoteFilter {
  port?: number | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/** How often each rating was given. */
export type Counts = Record<Rating, number>;

/** What authors ask of the store. Every answer is of one moment. */
export interface FeedbackRecords {
  /** The ratings of each port that has any, ascending. */
  byPort(filter: VoteFilter): Promise<readonly (Counts & { port: number })[]>;
  /** The ratings of each UTC day (`YYYY-MM-DD`, by when a vote was last changed) that has any, ascending. */
  byDay(filter: VoteFilter): Promise<readonly (Counts & { day: string })[]>;
  /** Votes with a reason or a comment, last changed first. `handled` left out: both. */
  remarks(
    filter: VoteFilter & { handled?: boolean | undefined; limit: number },
  ): Promise<readonly KeptVote[]>;
  /**
   * Marks a vote as handled, or as not. False when there is no such vote, or when it was changed since `changedAt`,
   * where that is given: then its words are not those that the author has seen.
   */
  handle(
    vote: Pick<KeptVote, "port" | "reader"> & { changedAt?: number | undefined },
    handled: boolean,
  ): Promise<boolean>;
  /** Every vote by port and reader, in pieces, so that a large store fits into a small memory. */
  all(): AsyncIterable<KeptVote>;
  /**
   * Takes votes of another store over. Of the same reader and port the later change wins, so that a second import
   * changes nothing and the order of imports does not matter.
   */
  merge(votes: readonly KeptVote[]): Promise<{ added: number; changed: number; same: number }>;
  /**
   * Every receipt by id, in pieces. Whoever moves a store takes them along, so that a message that a device still keeps
   * is harmless in the new place, too. Read them before the votes and write them after: a receipt whose vote is missing
   * would be a vote lost.
   */
  receipts(): AsyncIterable<Receipt>;
  /** Takes receipts of another store over. Those whose id is known here stay as they are. */
  mergeReceipts(receipts: readonly Receipt[]): Promise<{ added: number; same: number }>;
}
