import type { Port } from "../ports/port.ts";
import { date, list } from "../ports/words.ts";
import type { Field } from "../registry/types.ts";
import { reviewOf, type Review } from "./reviews.ts";

/** After so many years an article is read against its sources again. */
export const yearsGood = 2;

/** Why an article is to be read again, and what could not be found out about it. */
export interface Due {
  port: number;
  reviewed: string;
  reasons: string[];
}

/** What is known of all articles: those that are due, and of how many a change would have been missed. */
export interface DueReport {
  due: Due[];
  /** Articles whose registration and uses at their review are in no record. */
  unrecorded: number[];
  /** Articles on whose registrations IANA's dates of change are in no source, or blank. */
  undated: number;
  /** The newest and the oldest day on which IANA's dates of change were read. */
  datesAsOf: { from: string; to: string } | null;
  /** The newest and the oldest day on which states and names were read. */
  namesAsOf: { from: string; to: string } | null;
}

/**
 * Holds each article's review against the age of its date, the registration and the uses of now.
 * @param ports those with an article.
 * @param reviews what each was read against; one of another date than the article's does not count.
 * @param today YYYY-MM-DD.
 */
export function dueArticles(
  ports: readonly Port[],
  reviews: ReadonlyMap<number, Review>,
  today: string,
): DueReport {
  const due: Due[] = [];
  const unrecorded: number[] = [];
  for (const port of ports) {
    const reviewed = port.article?.reviewed ?? "";
    const record = reviews.get(port.number);
    const known = record?.reviewed === reviewed ? record : null;
    if (!known) unrecorded.push(port.number);
    const reasons = [
      ...age(reviewed, today),
      ...changedSince(port, reviewed),
      ...(known ? differences(known, reviewOf(port, reviewed)) : []),
    ];
    if (reasons.length > 0) due.push({ port: port.number, reviewed, reasons });
  }
  const rows = ports.map(datesOf);
  return {
    due: due.sort((a, b) => a.reviewed.localeCompare(b.reviewed) || a.port - b.port),
    unrecorded,
    undated: rows.filter((fields) => !fields.some(({ known }) => known === "yes")).length,
    datesAsOf: span(rows.flat().flatMap((field) => ("asOf" in field ? [field.asOf] : []))),
    namesAsOf: span(ports.flatMap(({ transports }) => transports.map(({ asOf }) => asOf))),
  };
}

/** The records to keep: those that stand, and one of this moment for each article reviewed on another day since. */
export function recordReviews(
  ports: readonly Port[],
  reviews: ReadonlyMap<number, Review>,
): { reviews: Review[]; fresh: number[] } {
  const fresh: number[] = [];
  const kept = ports.map((port) => {
    const reviewed = port.article?.reviewed ?? "";
    const record = reviews.get(port.number);
    if (record?.reviewed === reviewed) return record;
    fresh.push(port.number);
    return reviewOf(port, reviewed);
  });
  return { reviews: kept, fresh };
}

function age(reviewed: string, today: string): string[] {
  const again = `${Number(reviewed.slice(0, 4)) + yearsGood}${reviewed.slice(4)}`;
  return again <= today ? [`reviewed on ${date(reviewed)}, over ${yearsGood} years ago`] : [];
}

const datesOf = ({ registrations }: Port): Field[] =>
  registrations.flatMap(({ registration: { registered, modified } }) => [registered, modified]);

/** IANA's own dates, where they are later than the review; a month counts from its first day. */
function changedSince({ registrations }: Port, reviewed: string): string[] {
  return registrations.flatMap(({ names, registration }) =>
    (["registered", "modified"] as const).flatMap((column) => {
      const field = registration[column];
      if (field.known !== "yes" || field.value.slice(0, 10) <= reviewed) return [];
      return [
        `IANA says of ${list(names.map((name) => name ?? "the registration without a name"))}: ${column} ${date(field.value)} (as of ${date(field.asOf)})`,
      ];
    }),
  );
}

function differences(then: Review, now: Review): string[] {
  const names = [...new Set([...Object.keys(then.uses), ...Object.keys(now.uses)])].sort();
  return [
    ...(then.registration === now.registration
      ? []
      : [`the registration was "${then.registration}" and is "${now.registration}"`]),
    ...names.flatMap((name) => {
      const [before, after] = [then.uses[name], now.uses[name]];
      if (before === after) return [];
      if (before === undefined) return [`the use ${name} was added`];
      return [after === undefined ? `the use ${name} is gone` : `the use ${name} or its source was changed`];
    }),
  ];
}

function span(days: readonly string[]): { from: string; to: string } | null {
  const [from, ...rest] = days.toSorted();
  return from === undefined ? null : { from, to: rest.at(-1) ?? from };
}
