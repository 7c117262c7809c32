import type { NameOf, Report } from "./report.ts";
import { votesOf } from "./ranking.ts";

const time = (milliseconds: number) => new Date(milliseconds).toISOString();

/** A share with four digits behind the point; more would be noise. */
const share = (value: number) => Math.round(value * 10_000) / 10_000;

/**
 * The shape of `--json` and of `/admin/feedback.json`. Fields may be added, none is renamed or dropped without another
 * `version`. Shares are 0–1, days and times are UTC; what is not known or not asked is null.
 */
export function reportJson({ question, totals, pages, weeks, comments }: Report, nameOf: NameOf) {
  return {
    version: 1,
    filter: { port: question.port ?? null, from: question.from ?? null, to: question.to ?? null },
    totals,
    pages: pages.map(({ port, votes, helpful, unsure, unhelpful, share: notHelped, interval }) => ({
      port,
      name: nameOf(port),
      votes,
      helpful,
      unsure,
      unhelpful,
      notHelped: share(notHelped),
      atLeast: share(interval.low),
      atMost: share(interval.high),
    })),
    weeks: weeks.map((week) => ({
      week: week.week,
      from: week.from,
      votes: votesOf(week),
      helpful: week.helpful,
      unsure: week.unsure,
      unhelpful: week.unhelpful,
    })),
    comments: comments.map(({ port, reader, rating, reason, comment, createdAt, changedAt, handledAt }) => ({
      port,
      name: nameOf(port),
      reader,
      rating,
      reason,
      comment,
      createdAt: time(createdAt),
      changedAt: time(changedAt),
      handledAt: handledAt === null ? null : time(handledAt),
    })),
  };
}
export type ReportJson = ReturnType<typeof reportJson>;
