import type { Counts, FeedbackRecords, KeptVote } from "../records.ts";
import type { Day } from "./days.ts";
import { filterOf, type Question } from "./question.ts";
import { rankPages, sumCounts, votesOf, type RankedPage } from "./ranking.ts";
import { byWeek, type Week } from "./weeks.ts";

/** What people call a port; null for one without a name. */
export type NameOf = (port: number) => string | null;

/** What readers said, as authors read it. */
export interface Report {
  question: Question;
  totals: Counts & { votes: number; pages: number };
  /** Those that help least first. */
  pages: readonly RankedPage[];
  /** Every day that has a vote, ascending. */
  days: readonly (Counts & { day: Day })[];
  weeks: readonly Week[];
  /** Votes with a reason or a comment, last changed first. */
  comments: readonly KeptVote[];
}

/** How much of the store is asked for. */
export interface Extent {
  /** The most comments. */
  comments: number;
  /** Only comments that are handled, or only those that are not. */
  handled?: boolean | undefined;
  /** The day up to which the trend goes where the question does not say: today. */
  today: Day;
}

/** Asks the store all that a report needs. Fails when the store does. */
export async function makeReport(
  records: Pick<FeedbackRecords, "byPort" | "byDay" | "remarks">,
  question: Question,
  { comments: limit, handled, today }: Extent,
): Promise<Report> {
  const filter = filterOf(question);
  const [ports, days, comments] = await Promise.all([
    records.byPort(filter),
    records.byDay(filter),
    records.remarks({ ...filter, handled, limit }),
  ]);
  const pages = rankPages(ports);
  const sum = sumCounts(ports);
  return {
    question,
    totals: { ...sum, votes: votesOf(sum), pages: pages.length },
    pages,
    days,
    weeks: byWeek(days, question.to ?? today),
    comments,
  };
}
