import type { Counts } from "../records.ts";
import { wilson, type Interval } from "./wilson.ts";

/** How well a page helps: its votes, and the share of readers whom it did not help. */
export interface RankedPage extends Counts {
  port: number;
  votes: number;
  /** Of all votes, those that are not `helpful`, 0–1: who is unsure was asked what is wrong, too. */
  share: number;
  /** Where the share of all readers lies, as far as these votes tell. */
  interval: Interval;
}

/** All votes of one row. */
export const votesOf = ({ helpful, unsure, unhelpful }: Counts): number => helpful + unsure + unhelpful;

/** The sum of several rows. */
export const sumCounts = (rows: readonly Counts[]): Counts =>
  rows.reduce<Counts>(
    (sum, row) => ({
      helpful: sum.helpful + row.helpful,
      unsure: sum.unsure + row.unsure,
      unhelpful: sum.unhelpful + row.unhelpful,
    }),
    { helpful: 0, unsure: 0, unhelpful: 0 },
  );

/**
 * Pages by how little they help, least first: by the lower bound of the share that was not helped, then by votes that
 * say so outright, by all votes, by number. Pages without a vote are left out.
 */
export function rankPages(rows: readonly (Counts & { port: number })[]): RankedPage[] {
  return rows
    .flatMap((row) => {
      const votes = votesOf(row);
      if (votes === 0) return [];
      const notHelped = votes - row.helpful;
      return [{ ...row, votes, share: notHelped / votes, interval: wilson(notHelped, votes) }];
    })
    .toSorted(
      (a, b) =>
        b.interval.low - a.interval.low || b.unhelpful - a.unhelpful || b.votes - a.votes || a.port - b.port,
    );
}
