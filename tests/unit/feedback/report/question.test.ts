import { expect, test } from "vitest";
import { filterOf, readQuestion } from "../../../../src/feedback/report/question.ts";

test("a port and two days are read, blank ones are absent", () => {
  expect(readQuestion({ port: " 770 ", from: "2026-01-01", to: "2026-01-01" })).toEqual({
    question: { port: 770, from: "2026-01-01", to: "2026-01-01" },
  });
  expect(readQuestion({ port: "", from: " ", to: undefined })).toEqual({ question: {} });
});

test.each([
  [{ port: "65536" }, "port", "is not a port: give a whole number from 0 to 65535"],
  [{ port: "-1" }, "port", "is not a port: give a whole number from 0 to 65535"],
  [{ port: "1e3" }, "port", "is not a port: give a whole number from 0 to 65535"],
  [{ from: "2026-02-30" }, "from", "is not a day: give year, month and day, such as 2026-03-31"],
  [{ to: "tomorrow" }, "to", "is not a day: give year, month and day, such as 2026-03-31"],
  [
    { from: "2026-03-02", to: "2026-03-01" },
    "to",
    "is before the first day: exchange the two, or leave one out",
  ],
])("%o is refused, and why", (typed, field, message) =>
  expect(readQuestion(typed)).toEqual({ errors: [{ field, message }] }),
);

test("the last day counts to its end", () =>
  expect(filterOf({ from: "2026-03-01", to: "2026-03-31" })).toEqual({
    port: undefined,
    from: Date.UTC(2026, 2, 1),
    to: Date.UTC(2026, 3, 1),
  }));
