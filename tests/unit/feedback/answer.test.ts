import { expect, test } from "vitest";
import { cleanComment, readAnswer } from "../../../src/components/feedback/answer.ts";
import { reportAddress } from "../../../src/components/feedback/report.ts";
import { vote } from "../../../src/feedback/schema.ts";

test.each([
  ["  a\r\nb\tc  ", "a\nb\tc"],
  ["a\u0000b\u001b[31m\u0085c", "ab[31mc"],
  ["half \ud83d of 👋🏽", "half  of 👋🏽"],
  [" \n ", undefined],
  [5, undefined],
  ["x".repeat(1200), "x".repeat(1000)],
  [`${"x".repeat(999)}👋`, "x".repeat(999)],
])("the comment %j becomes %j, which the endpoint takes", (text, clean) => {
  expect(cleanComment(text)).toBe(clean);
  expect(vote.safeParse({ page: "/ports/1", rating: "unsure", comment: cleanComment(text) }).success).toBe(
    true,
  );
});

test.each([
  [{ rating: "helpful" }, { rating: "helpful" }],
  [
    { rating: "unsure", reason: "other", comment: "Hm.", id: 5 },
    { rating: "unsure", reason: "other", comment: "Hm." },
  ],
  [{ rating: "unsure", reason: "bad", comment: "" }, { rating: "unsure" }],
  [{ rating: "great" }, undefined],
  [{}, undefined],
])("%j is the answer %j", (fields, answer) => expect(readAnswer(fields)).toEqual(answer));

test.each([
  ["Risks", "", "x:Risks"],
  ["Risks", "Not & true", "x:Risks%0A%0ANot%20%26%20true"],
  ["", "", "x:"],
])("a report of section %j with %j", (section, text, address) =>
  expect(reportAddress("x:", section, text)).toBe(address),
);

test("a report is never longer than forges take, and says where it was cut", () => {
  const address = reportAddress("https://git.example/?body=", "Risks", "港👋".repeat(500));
  expect(address.length).toBeLessThanOrEqual(7000);
  expect(decodeURIComponent(address)).toMatch(/港…$|👋…$/u);
});
