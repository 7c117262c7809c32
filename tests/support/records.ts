import type { Counts, FeedbackRecords, KeptVote, Receipt, VoteFilter } from "../../src/feedback/records.ts";

const matching = (votes: readonly KeptVote[], { port, from, to }: VoteFilter) =>
  votes.filter(
    (vote) =>
      (port === undefined || vote.port === port) &&
      (from === undefined || vote.changedAt >= from) &&
      (to === undefined || vote.changedAt < to),
  );

function count<Key extends string | number>(votes: readonly KeptVote[], keyOf: (vote: KeptVote) => Key) {
  const sums = new Map<Key, Counts>();
  for (const vote of votes) {
    const sum = sums.get(keyOf(vote)) ?? { helpful: 0, unsure: 0, unhelpful: 0 };
    sums.set(keyOf(vote), { ...sum, [vote.rating]: sum[vote.rating] + 1 });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const keyOf = ({ port, reader }: Pick<KeptVote, "port" | "reader">) => `${port} ${reader}`;

/** What authors ask of a store, answered from memory; `now` is when something is handled. */
export function memoryRecords(
  votes: readonly KeptVote[] = [],
  now: () => number = Date.now,
): FeedbackRecords {
  const kept = new Map(votes.map((vote) => [keyOf(vote), vote]));
  const receipts = new Map<string, Receipt>();
  const all = () => [...kept.values()].toSorted((a, b) => a.port - b.port || (a.reader < b.reader ? -1 : 1));

  return {
    byPort: async (filter) =>
      count(matching(all(), filter), ({ port }) => port).map(([port, counts]) => ({ port, ...counts })),
    byDay: async (filter) =>
      count(matching(all(), filter), ({ changedAt }) => new Date(changedAt).toISOString().slice(0, 10)).map(
        ([day, counts]) => ({ day, ...counts }),
      ),
    remarks: async ({ handled, limit, ...filter }) =>
      matching(all(), filter)
        .filter(({ reason, comment }) => reason !== null || comment !== null)
        .filter(({ handledAt }) => handled === undefined || (handledAt !== null) === handled)
        .toSorted((a, b) => b.changedAt - a.changedAt)
        .slice(0, limit),
    handle: async (vote, handled) => {
      const found = kept.get(keyOf(vote));
      if (!found || (vote.changedAt ?? found.changedAt) !== found.changedAt) return false;
      kept.set(keyOf(vote), { ...found, handledAt: handled ? now() : null });
      return true;
    },
    async *all() {
      yield* all();
    },
    merge: async (others) => {
      const sums = { added: 0, changed: 0, same: 0 };
      for (const vote of others) {
        const before = kept.get(keyOf(vote));
        const outcome = !before ? "added" : vote.changedAt > before.changedAt ? "changed" : "same";
        if (outcome !== "same") kept.set(keyOf(vote), vote);
        sums[outcome] += 1;
      }
      return sums;
    },
    async *receipts() {
      yield* [...receipts.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
    mergeReceipts: async (others) => {
      const fresh = others.filter(({ id }) => !receipts.has(id));
      for (const receipt of fresh) receipts.set(receipt.id, receipt);
      return { added: fresh.length, same: others.length - fresh.length };
    },
  };
}

/** A store whose every answer is a failure. */
export const brokenRecords = (message = "the disk is gone"): FeedbackRecords => {
  const fail = () => Promise.reject(new Error(message));
  const failing = async function* () {
    await fail();
  };
  return {
    byPort: fail,
    byDay: fail,
    remarks: fail,
    handle: fail,
    merge: fail,
    mergeReceipts: fail,
    all: failing,
    receipts: failing,
  };
};

/** All that comes, as a list. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
