import { writeFileSync } from "node:fs";
import { openDesk } from "../desk/desk.ts";
import { dueArticles, recordReviews, yearsGood, type DueReport } from "../desk/due.ts";
import { formatReviews, loadReviews, reviewsFile } from "../desk/reviews.ts";
import { count, date, list } from "../ports/words.ts";
import { runTool, today } from "./tool.ts";

const usage = `
npm run articles:due -- [--record] [--json]

Lists the articles to read against their sources again, with the reasons:
- reviewed over ${yearsGood} years ago;
- IANA's own dates say that the registration changed after the review, as far as our snapshot has these dates;
- state, service names or uses are not those of the review, as content/reviews.tsv recorded them.

  --record   for articles with a new review date, record what they were read against in content/reviews.tsv
  --json     the same as JSON, for other programs

It exits with 1 when an article is due.`;

const options = {
  record: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

await runTool(usage, options, (values) => {
  const { ports } = openDesk();
  const articles = ports.articles.map((port) => ports.get(port));
  const before = loadReviews();
  const { reviews, fresh } = recordReviews(articles, before);
  if (values.record) {
    writeFileSync(reviewsFile(), formatReviews(reviews));
    if (!values.json) console.log(`Recorded ${count(fresh.length)} reviews in ${reviewsFile()}.`);
  }
  const known = values.record ? new Map(reviews.map((review) => [review.port, review])) : before;
  const report = dueArticles(articles, known, today());
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else print(report, articles.length);
  return report.due.length === 0;
});

function print({ due, unrecorded, undated, datesAsOf, namesAsOf }: DueReport, all: number): void {
  for (const { port, reasons } of due) console.log(`content/ports/${port}.mdx: ${reasons.join("; ")}.`);
  console.log(`${count(due.length)} of ${count(all)} articles are due.`);
  console.log("What this rests on:");
  console.log(`- States and names are known as of ${spanWords(namesAsOf)}.`);
  console.log(
    `- IANA's dates of registration and change are known as of ${spanWords(datesAsOf)}; of ${count(undated)} articles there are none. A later change of anything but state and name is not seen.`,
  );
  console.log(
    unrecorded.length === 0
      ? "- What each article was read against is recorded."
      : `- What was registered and used at their review is not recorded for ${list(unrecorded.map(String))}: run npm run articles:due -- --record.`,
  );
}

function spanWords(span: { from: string; to: string } | null): string {
  if (span === null) return "no day";
  return span.from === span.to ? date(span.to) : `${date(span.from)} to ${date(span.to)}`;
}
