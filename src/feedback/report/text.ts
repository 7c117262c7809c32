import type { KeptVote } from "../records.ts";
import { bar, shades } from "./bars.ts";
import type { Part } from "./csv.ts";
import { harmless, harmlessLines } from "./harmless.ts";
import type { Question } from "./question.ts";
import { votesOf } from "./ranking.ts";
import type { NameOf, Report } from "./report.ts";
import { shorten, textTable } from "./table.ts";
import { counted, figure, percent, ratingWords, reasonWords } from "./words.ts";

/** How a report looks on one terminal. */
export interface Look {
  nameOf: NameOf;
  /** Makes a heading stand out, where the terminal can. */
  heading(text: string): string;
  /** How many pages are listed. */
  pages: number;
}

/** The most weeks that are drawn, half a year. */
const weeksShown = 26;
const barWidth = 32;
const nameWidth = 30;

const minute = (time: number) => new Date(time).toISOString().slice(0, 16).replace("T", " ");

const asked = ({ port, from, to }: Question) =>
  [
    port === undefined ? "" : `port ${port}`,
    from === undefined ? "" : `from ${from}`,
    to === undefined ? "" : `to ${to}`,
  ]
    .filter(Boolean)
    .join(", ");

function summary({ question, totals }: Report): string[] {
  const of = asked(question);
  const words = `${counted(totals.votes, "vote")} on ${counted(totals.pages, "page")}${of && ` (${of})`}`;
  if (totals.votes === 0) return [`No votes${of && ` (${of})`} yet.`];
  const { helpful, unsure, unhelpful } = totals;
  return [
    `${words}: ${figure(helpful)} helpful, ${figure(unsure)} not sure, ${figure(unhelpful)} not helpful.`,
  ];
}

function pagesText({ pages }: Report, { nameOf, pages: limit }: Look): string[] {
  const shown = pages.slice(0, limit);
  const lines = textTable(shown, [
    { title: "Port", numeric: true, cell: ({ port }) => String(port) },
    { title: "Name", cell: ({ port }) => shorten(harmless(nameOf(port) ?? "–"), nameWidth) },
    { title: "Votes", numeric: true, cell: ({ votes }) => figure(votes) },
    { title: "Helpful", numeric: true, cell: ({ helpful }) => figure(helpful) },
    { title: "Not sure", numeric: true, cell: ({ unsure }) => figure(unsure) },
    { title: "Not helpful", numeric: true, cell: ({ unhelpful }) => figure(unhelpful) },
    { title: "Not helped", numeric: true, cell: ({ interval }) => `≥ ${percent(interval.low)}` },
  ]);
  const rest = pages.length - shown.length;
  const more = rest > 0 ? [`… and ${counted(rest, "page")} more: --limit ${pages.length} shows all`] : [];
  return [
    ...lines,
    ...more,
    "Not helped: the share of readers, at least, with 95 % certainty (Wilson), so that one vote does not lead.",
  ];
}

function weeksText({ weeks }: Report): string[] {
  const shown = weeks.slice(-weeksShown);
  const most = Math.max(...shown.map(votesOf));
  const lines = textTable(shown, [
    { title: "Week", cell: ({ week }) => week },
    { title: "Monday", cell: ({ from }) => from },
    { title: "Votes", numeric: true, cell: (week) => figure(votesOf(week)) },
    {
      title: `${shades.helpful} helpful ${shades.unsure} not sure ${shades.unhelpful} not helpful`,
      cell: (week) => bar(week, most, barWidth),
    },
  ]);
  const earlier = weeks.length - shown.length;
  return earlier > 0 ? [...lines, `… and ${counted(earlier, "week")} before: --json has all`] : lines;
}

function commentText(vote: KeptVote, nameOf: NameOf): string[] {
  const { port, reader, rating, reason, comment, changedAt, handledAt } = vote;
  const name = nameOf(port);
  const page = `${port}${name === null ? "" : ` ${shorten(harmless(name), nameWidth)}`}`;
  const said = `${ratingWords[rating]}${reason ? `: ${reasonWords[reason]}` : ""}`;
  const handled = handledAt === null ? "" : ` · handled ${minute(handledAt)}`;
  return [
    `${minute(changedAt)}  ${page}  ${said}${handled}`,
    ...(comment === null ? [] : harmlessLines(comment).map((line) => `  ${line}`)),
    `  (handle ${port} ${harmless(reader)})`,
    "",
  ];
}

const commentsText = ({ comments }: Report, { nameOf }: Look) =>
  comments.flatMap((vote) => commentText(vote, nameOf)).slice(0, -1);

/**
 * A report for a terminal, about 100 columns wide. Whatever readers wrote is only shown.
 * @param part one of its tables; without it all, under their headings
 */
export function reportText(report: Report, look: Look, part?: Part): string {
  const tables = {
    pages: { title: "Pages that help least", empty: report.pages.length === 0, text: pagesText },
    weeks: { title: "Votes by week", empty: report.weeks.length === 0, text: weeksText },
    comments: { title: "Latest comments", empty: report.comments.length === 0, text: commentsText },
  };
  const shown = part === undefined ? Object.values(tables) : [tables[part]];
  const blocks = shown.map(({ title, empty, text }) => [
    look.heading(title),
    ...(empty ? ["None."] : text(report, look)),
  ]);
  const begin = part === undefined ? [summary(report)] : [];
  // Without a vote, three empty tables would say no more.
  const all = part === undefined && report.totals.votes === 0 ? begin : [...begin, ...blocks];
  return `${all.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
