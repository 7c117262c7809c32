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

/** What decides between two states of one vote, the weightiest first; equal times are decided by any fixed order. */
const weights = ({ changedAt, rating, reason, comment, handledAt }: KeptVote) => [
  changedAt,
  rating,
  reason ?? "",
  comment ?? "",
  handledAt ?? -1,
];

const isLater = (one: KeptVote, other: KeptVote) => {
  const others = weights(other);
  const pairs = weights(one).map((weight, index) => [weight, others[index] ?? 0] as const);
  const [weight, against] = pairs.find(([mine, theirs]) => mine !== theirs) ?? [0, 0];
  return weight > against;
};

/** One vote of two stores: the later state and the earlier beginning, whichever store comes first. */
const join = (ours: KeptVote, theirs: KeptVote): KeptVote => ({
  ...(isLater(theirs, ours) ? theirs : ours),
  createdAt: Math.min(ours.createdAt, theirs.createdAt),
});

/** What becomes of votes of another store. Those that were taken over before change nothing. */
export function decideMerge(theirs: readonly KeptVote[], known: ReadonlyMap<string, KeptVote>): Merger {
  const votes = new Map<string, KeptVote>();
  const count = { added: 0, changed: 0, same: 0 };
  for (const vote of theirs) {
    const key = keyOf(vote);
    const ours = votes.get(key) ?? known.get(key);
    const joined = ours ? join(ours, vote) : vote;
    const changed = ours && (isLater(joined, ours) || joined.createdAt < ours.createdAt);
    if (!ours) count.added++;
    else if (changed) count.changed++;
    else count.same++;
    if (!ours || changed) votes.set(key, joined);
  }
  return { votes: [...votes.values()], ...count };
}
