import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decide,
  decideMerge,
  keyOf,
  type Decision,
  type Known,
} from "../../../src/feedback/database/decide.ts";
import type { KeptVote } from "../../../src/feedback/records.ts";
import type { StoredVote } from "../../../src/feedback/store.ts";
import { ratings } from "../../../src/feedback/terms.ts";

const nothing: Known = { votes: new Map(), receipts: new Map() };

/** What is stored after a decision. */
const after = ({ votes, receipts }: Known, decision: Pick<Decision, "votes" | "receipts">): Known => ({
  votes: new Map([...votes, ...decision.votes.map((vote) => [keyOf(vote), vote] as const)]),
  receipts: new Map([...receipts, ...decision.receipts.map((receipt) => [receipt.id, receipt] as const)]),
});

/** Few readers, pages and ids, so that they meet often. */
const votes = fc.array(
  fc.record(
    {
      page: fc.constantFrom("/ports/1", "/ports/2"),
      reader: fc.constantFrom("a", "b"),
      rating: fc.constantFrom(...ratings),
      comment: fc.constantFrom("Hm.", "Oh."),
      id: fc.constantFrom("x", "y", "z"),
    },
    { requiredKeys: ["page", "reader", "rating"] },
  ),
  { maxLength: 12 },
) as fc.Arbitrary<StoredVote[]>;

const handledAll = (known: Known): Known => ({
  ...known,
  votes: new Map([...known.votes].map(([key, vote]) => [key, { ...vote, handledAt: 5 }])),
});

test("a batch has the outcomes, votes and receipts that its votes have one by one", () =>
  fc.assert(
    fc.property(votes, votes, (before, batch) => {
      const known = handledAll(after(nothing, decide(before, nothing, 1)));
      const together = decide(batch, known, 2);

      let state = known;
      const outcomes = batch.flatMap((vote) => {
        const one = decide([vote], state, 2);
        state = after(state, one);
        return one.outcomes;
      });
      expect(together.outcomes).toEqual(outcomes);
      const sum = after(known, together);
      expect(new Map(sum.votes)).toEqual(state.votes);
      expect(new Map(sum.receipts)).toEqual(state.receipts);
    }),
  ));

test("a batch writes each row once", () =>
  fc.assert(
    fc.property(votes, (batch) => {
      const decision = decide(batch, nothing, 1);
      expect(new Set(decision.votes.map(keyOf)).size).toBe(decision.votes.length);
      expect(new Set(decision.receipts.map(({ id }) => id)).size).toBe(decision.receipts.length);
    }),
  ));

const kept = fc.array(
  fc.record({
    port: fc.constantFrom(1, 2),
    reader: fc.constantFrom("a", "b"),
    rating: fc.constantFrom(...ratings),
    reason: fc.constant(null),
    comment: fc.constantFrom(null, "Hm."),
    createdAt: fc.integer({ min: 0, max: 3 }),
    changedAt: fc.integer({ min: 3, max: 6 }),
    handledAt: fc.constantFrom(null, 7),
  }),
) as fc.Arbitrary<KeptVote[]>;

const merged = (...imports: KeptVote[][]) =>
  imports.reduce(
    (state, votes) =>
      new Map([...state, ...decideMerge(votes, state).votes.map((vote) => [keyOf(vote), vote] as const)]),
    new Map<string, KeptVote>(),
  );

test("what was taken over changes nothing a second time", () =>
  fc.assert(
    fc.property(kept, kept, (ours, theirs) => {
      const { added, changed, same } = decideMerge(theirs, merged(ours));
      expect(added + changed + same).toBe(theirs.length);
      const again = decideMerge(theirs, merged(ours, theirs));
      expect(again).toEqual({ votes: [], added: 0, changed: 0, same: theirs.length });
    }),
  ));

test("in whatever order and pieces votes are taken over, the end is the same", () =>
  fc.assert(
    fc.property(kept, kept, (ours, theirs) => {
      expect(merged(theirs, ours)).toEqual(merged(ours, theirs));
      expect(merged([...ours, ...theirs].toReversed())).toEqual(merged(ours, theirs));
    }),
  ));
