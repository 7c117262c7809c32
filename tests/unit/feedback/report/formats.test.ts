import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KeptVote } from "../../../../src/feedback/records.ts";
import { bar } from "../../../../src/feedback/report/bars.ts";
import { reportCsv, type Part } from "../../../../src/feedback/report/csv.ts";
import { reportJson } from "../../../../src/feedback/report/json.ts";
import { makeReport } from "../../../../src/feedback/report/report.ts";
import { shorten, textTable } from "../../../../src/feedback/report/table.ts";
import { reportText } from "../../../../src/feedback/report/text.ts";
import { memoryRecords } from "../../../support/records.ts";
import { readerId, texts, vote } from "../../../support/seed.ts";

const nameOf = (port: number) => (port === 770 ? "cadlock" : null);
const everything = { comments: 100, today: "2026-03-10" };
const report = (votes: readonly KeptVote[], question = {}, extent: Partial<typeof everything> = {}) =>
  makeReport(memoryRecords(votes), question, { ...everything, ...extent });

const some = [
  vote(),
  vote({ reader: readerId(2), rating: "unhelpful", reason: "wrong-fact", comment: texts.plain }),
  vote({ port: 22, changedAt: Date.UTC(2026, 2, 9) }),
];

describe("a report", () => {
  test("has totals, ranked pages, weeks up to today and comments", async () => {
    const { totals, pages, weeks, comments } = await report(some);
    expect(totals).toEqual({ helpful: 2, unsure: 0, unhelpful: 1, votes: 3, pages: 2 });
    expect(pages.map(({ port }) => port)).toEqual([770, 22]);
    expect(weeks.map(({ week, helpful }) => [week, helpful])).toEqual([
      ["2026-W10", 1],
      ["2026-W11", 1],
    ]);
    expect(comments.map(({ comment }) => comment)).toEqual([texts.plain]);
  });

  test("of one port and of some days has only theirs", async () => {
    expect((await report(some, { port: 22 })).totals.votes).toBe(1);
    expect((await report(some, { to: "2026-03-08" })).totals.votes).toBe(2);
    expect((await report(some, { from: "2026-03-09" })).totals.votes).toBe(1);
  });
});

describe("as JSON", () => {
  test("it has the documented shape", async () =>
    expect(reportJson(await report(some, { port: 770 }), nameOf)).toEqual({
      version: 1,
      filter: { port: 770, from: null, to: null },
      totals: { helpful: 1, unsure: 0, unhelpful: 1, votes: 2, pages: 1 },
      pages: [
        {
          port: 770,
          name: "cadlock",
          votes: 2,
          helpful: 1,
          unsure: 0,
          unhelpful: 1,
          notHelped: 0.5,
          atLeast: 0.0945,
          atMost: 0.9055,
        },
      ],
      weeks: [
        { week: "2026-W10", from: "2026-03-02", votes: 2, helpful: 1, unsure: 0, unhelpful: 1 },
        { week: "2026-W11", from: "2026-03-09", votes: 0, helpful: 0, unsure: 0, unhelpful: 0 },
      ],
      comments: [
        {
          port: 770,
          name: "cadlock",
          reader: readerId(2),
          rating: "unhelpful",
          reason: "wrong-fact",
          comment: texts.plain,
          createdAt: "2026-03-02T12:00:00.000Z",
          changedAt: "2026-03-02T12:00:00.000Z",
          handledAt: null,
        },
      ],
    }));
});

describe("as CSV", () => {
  const csv = async (votes: readonly KeptVote[], part?: Part) =>
    reportCsv(reportJson(await report(votes), nameOf), part);
  const cellsOf = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

  test("a table has a header and CRLF", async () =>
    expect(await csv(some, "pages")).toBe(
      "port,name,votes,helpful,unsure,unhelpful,notHelped,atLeast,atMost\r\n" +
        "770,cadlock,2,1,0,1,0.5,0.0945,0.9055\r\n22,,1,1,0,0,0,0,0.7935\r\n",
    ));

  test("without a part, the first column says which table a row is of", async () =>
    expect(cellsOf(await csv(some)).map(({ part, port, week }) => [part, port || week])).toEqual([
      ["page", "770"],
      ["page", "22"],
      ["week", "2026-W10"],
      ["week", "2026-W11"],
      ["comment", "770"],
    ]));

  test("without a vote there are the headers", async () =>
    expect(await csv([], "weeks")).toBe("week,from,votes,helpful,unsure,unhelpful\r\n"));

  test.each(["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])(
    "a cell that begins with %j is text to a spreadsheet",
    async (sign) => {
      const comment = `${sign}1+1|cmd /c calc`;
      const [row] = cellsOf(await csv([vote({ comment })], "comments"));
      expect(row?.["comment"]).toBe(`'${comment}`);
    },
  );

  test("whatever a reader writes comes back as it was, or with an apostrophe", () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1 }), async (comment) => {
        const [row, ...rest] = cellsOf(await csv([vote({ comment })], "comments"));
        expect(rest).toEqual([]);
        expect([comment, `'${comment}`]).toContain(row?.["comment"]);
        expect(row?.["comment"]).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    ));
});

describe("as text", () => {
  const look = { nameOf, heading: (text: string) => `# ${text}`, pages: 10 };

  test("it has pages, weeks and comments under their headings", async () =>
    expect(reportText(await report(some), look)).toBe(
      `3 votes on 2 pages: 2 helpful, 0 not sure, 1 not helpful.

# Pages that help least
Port  Name     Votes  Helpful  Not sure  Not helpful  Not helped
 770  cadlock      2        1         0            1       ≥ 9 %
  22  –            1        1         0            0       ≥ 0 %
Not helped: the share of readers, at least, with 95 % certainty (Wilson), so that one vote does not lead.

# Votes by week
Week      Monday      Votes  █ helpful ▓ not sure ░ not helpful
2026-W10  2026-03-02      2  ████████████████░░░░░░░░░░░░░░░░
2026-W11  2026-03-09      1  ████████████████

# Latest comments
2026-03-02 12:00  770 cadlock  Not helpful: a fact is wrong
  ${texts.plain}
  (handle 770 ${readerId(2)})
`,
    ));

  test("one part stands alone", async () =>
    expect(reportText(await report(some), look, "comments")).toMatch(/^# Latest comments\n2026/));

  test("what is left out is told", async () =>
    expect(reportText(await report(some), { ...look, pages: 1 })).toContain(
      "… and 1 page more: --limit 2 shows all\n",
    ));

  test("a comment that is handled says when", async () => {
    const handled = vote({ reason: "other", handledAt: Date.UTC(2026, 2, 3, 9, 30) });
    expect(reportText(await report([handled]), look)).toContain(
      "something else · handled 2026-03-03 09:30\n",
    );
  });

  test("without a vote, it says so", async () =>
    expect(reportText(await report([], { port: 770, from: "2026-01-01" }), look)).toBe(
      "No votes (port 770, from 2026-01-01) yet.\n",
    ));

  test("a comment commands nothing", async () => {
    const text = reportText(await report([vote({ comment: `${texts.escape}\n${texts.override}` })]), look);
    expect(text).toContain("\n  before\\u{001B}[2J\\u{001B}]0;taken\\u{0007}after\n  safe \\u{202E}exe.gpj");
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});

describe("parts of the text", () => {
  test.each([
    [{ helpful: 2, unsure: 1, unhelpful: 1 }, 4, "████▓▓░░"],
    [{ helpful: 2, unsure: 1, unhelpful: 1 }, 8, "██▓░"],
    [{ helpful: 1, unsure: 0, unhelpful: 0 }, 1000, "█"],
    [{ helpful: 0, unsure: 0, unhelpful: 0 }, 4, ""],
  ])("%o of %i is %s", (counts, most, drawn) => expect(bar(counts, most, 8)).toBe(drawn));

  test("a bar is as long as its votes are many", () =>
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (helpful, unsure, unhelpful) => {
        const votes = helpful + unsure + unhelpful;
        const length = votes === 0 ? 0 : Math.max(1, Math.round((votes / 150) * 32));
        expect(bar({ helpful, unsure, unhelpful }, 150, 32)).toHaveLength(length);
      }),
    ));

  test("columns are as wide as their widest cell", () =>
    expect(
      textTable(
        [
          { name: "a", count: 1 },
          { name: "bcd", count: 200 },
        ],
        [
          { title: "N", cell: ({ name }) => name },
          { title: "#", numeric: true, cell: ({ count }) => String(count) },
        ],
      ),
    ).toEqual(["N      #", "a      1", "bcd  200"]));

  test("a long text is cut", () => expect([shorten("abc", 3), shorten("ab cd", 4)]).toEqual(["abc", "ab…"]));
});
