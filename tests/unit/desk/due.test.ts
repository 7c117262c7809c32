import { describe, expect, test } from "vitest";
import { dueArticles, recordReviews } from "../../../src/desk/due.ts";
import { formatReviews, parseReviews, reviewOf } from "../../../src/desk/reviews.ts";
import { ContentError } from "../../../src/ports/facts.ts";
import type { Article } from "../../../src/schemas/article.ts";
import { known, portsOf, record, registration, unsourced, use } from "../../support/world.ts";

const article = (reviewed: string) => ({ uses: [], related: [], reviewed }) as unknown as Article;
const worldOf = (
  { names = ["ssh"], modified = unsourced, uses = [use(22, "SSH")] } = {},
  reviewed = "2026-03-01",
) =>
  portsOf(
    {
      22: [
        record("tcp", "assigned", [], {
          registrations: names.map((name) => registration(name, { registered: unsourced, modified })),
        }),
        record("udp", "unassigned"),
      ],
    },
    { uses },
    { 22: article(reviewed) },
  ).get(22);

const then = worldOf();
const reviews = new Map([[22, reviewOf(then, "2026-03-01")]]);
const reasons = (port: typeof then, day = "2026-11-26") =>
  dueArticles([port], reviews, day).due.flatMap((one) => one.reasons);

describe("an article", () => {
  test("is not due while all is as it was", () => {
    const report = dueArticles([then], reviews, "2026-11-26");
    expect(report).toMatchObject({ due: [], unrecorded: [], undated: 1, datesAsOf: null });
    expect(report.namesAsOf).toEqual({ from: "2026-01-01", to: "2026-01-01" });
  });

  test.each([
    ["2028-02-29", []],
    ["2028-03-01", ["reviewed on 1 March 2026, over 2 years ago"]],
  ])("on %s: %o", (day, wanted) => {
    expect(reasons(then, day)).toEqual(wanted);
  });

  test("is due when the registry names another service", () => {
    expect(reasons(worldOf({ names: ["ssh", "ssh2"] }))).toEqual([
      'the registration was "TCP assigned ssh; UDP unassigned" and is "TCP assigned ssh ssh2; UDP unassigned"',
    ]);
  });

  test("is due when IANA changed the registration after the review", () => {
    expect(reasons(worldOf({ modified: known("2026-05-04") }))).toEqual([
      "IANA says of ssh: modified 4 May 2026 (as of 1 January 2026)",
    ]);
    expect(reasons(worldOf({ modified: known("2013-05-04") }))).toEqual([]);
  });

  test.each([
    ["was added", [use(22, "SSH"), use(22, "SFTP")], "the use SFTP was added"],
    ["is gone", [], "the use SSH is gone"],
    [
      "has another source",
      [use(22, "SSH", { source: { title: "B", url: "https://b.org/" } })],
      "the use SSH or its source was changed",
    ],
  ])("is due when a use %s", (_, uses, reason) => {
    expect(reasons(worldOf({ uses }))).toEqual([reason]);
  });

  test("that was reviewed anew is held against a new record only", () => {
    const anew = worldOf({ names: ["other"] }, "2026-11-01");
    expect(dueArticles([anew], reviews, "2026-11-26")).toMatchObject({ due: [], unrecorded: [22] });
    const recorded = recordReviews([anew], reviews);
    expect(recorded.fresh).toEqual([22]);
    expect(recorded.reviews[0]?.registration).toBe("TCP assigned other; UDP unassigned");
    expect(recordReviews([then], reviews)).toEqual({ fresh: [], reviews: [reviews.get(22)] });
  });
});

describe("the file of reviews", () => {
  test("is read as it was written, by port", () => {
    const later = reviewOf({ ...then, number: 443 }, "2026-03-01");
    const text = formatReviews([later, ...reviews.values()]);
    expect([...parseReviews(text).keys()]).toEqual([22, 443]);
    expect(parseReviews(text).get(443)).toEqual(later);
  });

  test("tells every line that it cannot read", () => {
    const text = "port\treviewed\tregistration\tuses\nx\t2026-03-01\tTCP\t{}\n22\t2026\tTCP\t{\n";
    try {
      parseReviews(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ContentError);
      expect((error as ContentError).problems).toEqual([
        expect.stringMatching(/^content\/reviews\.tsv: line 2 cannot be read \(port\): remove it/),
        expect.stringMatching(/^content\/reviews\.tsv: line 3 cannot be read \(reviewed, uses\)/),
      ]);
    }
  });
});
