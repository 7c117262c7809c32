import type { KeptVote, Receipt } from "../records.ts";
import { fingerprint, type Outcome, type StoredVote } from "../store.ts";

/** What is stored before a batch, of what the batch is about. */
export interface Known {
  /** By {@link keyOf}. */
  votes: ReadonlyMap<string, KeptVote>;
  /** By id. */
  receipts: ReadonlyMap<string, Receipt>;
}

/** What to store for a batch, and the outcome of each of its votes. */
export interface Decision {
  outcomes: Outcome[];
  votes: KeptVote[];
  receipts: Receipt[];
}

/** One reader's vote on one port. */
export const keyOf = ({ port, reader }: Pick<KeptVote, "port" | "reader">): string => `${port} ${reader}`;

/** The port of a page, `/ports/N`. */
export const portOf = (page: string): number => Number(page.slice("/ports/".length));

const sameWords = (one: KeptVote, other: KeptVote) =>
  one.rating === other.rating && one.reason === other.reason && one.comment === other.comment;

/**
 * What becomes of votes that are stored together: what would become of them one by one, in this order.
 * @param now the time in milliseconds
 */
export function decide(batch: readonly StoredVote[], known: Known, now: number): Decision {
  const votes = new Map<string, KeptVote>();
  const receipts = new Map<string, Receipt>();

  const outcomes = batch.map((said): Outcome => {
    const { page, reader, rating, reason = null, comment = null, id } = said;
    const receipt = id === undefined ? undefined : (receipts.get(id) ?? known.receipts.get(id));
    if (receipt)
      return receipt.fingerprint === fingerprint(said)
        ? { status: receipt.status, reader: receipt.reader }
        : { status: "conflict" };

    const vote = { port: portOf(page), reader, rating, reason, comment, changedAt: now };
    const key = keyOf(vote);
    const before = votes.get(key) ?? known.votes.get(key);
    const after = { ...vote, createdAt: before?.createdAt ?? now, handledAt: null };
    votes.set(key, before && sameWords(before, after) ? { ...after, handledAt: before.handledAt } : after);

    const status = before ? "changed" : "new";
    if (id !== undefined)
      receipts.set(id, { id, fingerprint: fingerprint(said), status, reader, createdAt: now });
    return { status, reader };
  });
  return { outcomes, votes: [...votes.values()], receipts: [...receipts.values()] };
}

/** What to store of another store's votes, and how many of them are new here, change something, or change nothing. */
export interface Merger {
  votes: KeptVote[];
  added: number;
  changed: number;
  same: number;
}

/** One vote of two stores: the later words, the earlier beginning, and what has been handled stays handled. */
const join = (ours: KeptVote, theirs: KeptVote): KeptVote => {
  const createdAt = Math.min(ours.createdAt, theirs.createdAt);
  if (theirs.changedAt > ours.changedAt) return { ...theirs, createdAt };
  const handledAt = ours.handledAt ?? (sameWords(ours, theirs) ? theirs.handledAt : null);
  return { ...ours, createdAt, handledAt };
};

/** What becomes of votes of another store. Those that were taken over before change nothing. */
export function decideMerge(theirs: readonly KeptVote[], known: ReadonlyMap<string, KeptVote>): Merger {
  const votes = new Map<string, KeptVote>();
  const count = { added: 0, changed: 0, same: 0 };
  for (const vote of theirs) {
    const key = keyOf(vote);
    const ours = votes.get(key) ?? known.get(key);
    const joined = ours ? join(ours, vote) : vote;
    const changed =
      ours !== undefined &&
      (!sameWords(ours, joined) ||
        ours.createdAt !== joined.createdAt ||
        ours.changedAt !== joined.changedAt ||
        ours.handledAt !== joined.handledAt);
    if (!ours) count.added++;
    else if (changed) count.changed++;
    else count.same++;
    if (!ours || changed) votes.set(key, joined);
  }
  return { votes: [...votes.values()], ...count };
}
