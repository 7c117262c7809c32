import { describe, expect, test } from "vitest";
import { next, start, type Event, type State } from "../../../src/components/feedback/machine.ts";

const after = (...events: Event[]): State => events.reduce(next, start);
const steps = (...events: Event[]) => {
  let state = start;
  return events.map((event) => (state = next(state, event)).step);
};

const rate = (rating: "helpful" | "unsure" | "unhelpful"): Event => ({ type: "rate", rating });
const tell = (answer: Extract<Event, { type: "tell" }>["answer"]): Event => ({ type: "tell", answer });
const stored: Event = { type: "settle", outcome: { kind: "stored" }, kept: true };
const later: Event = { type: "settle", outcome: { kind: "later", wait: 0 }, kept: true };
const refused: Event = { type: "settle", outcome: { kind: "refused", why: "No." }, kept: true };
const absent: Event = { type: "settle", outcome: { kind: "absent" }, kept: true };
const retry: Event = { type: "retry" };
const more = { reason: "wrong-fact", comment: "It is 8080." } as const;

describe("the way of an answer", () => {
  test.each([
    ["a glad face", [rate("helpful"), stored], ["sending", "thanks"]],
    [
      "a sad face",
      [rate("unhelpful"), stored, tell(more), stored],
      ["sending", "reason", "sending", "thanks"],
    ],
    ["a sad face and nothing to add", [rate("unhelpful"), stored, tell({})], ["sending", "reason", "thanks"]],
    [
      "a failure and a retry",
      [rate("helpful"), later, retry, stored],
      ["sending", "failed", "sending", "thanks"],
    ],
    ["a failure that mends itself", [rate("unsure"), later, stored], ["sending", "failed", "reason"]],
    [
      "a reason that fails, then arrives",
      [rate("unsure"), later, tell(more), later, stored],
      ["sending", "failed", "sending", "failed", "thanks"],
    ],
    [
      "a refusal, and another try",
      [rate("helpful"), refused, rate("helpful")],
      ["sending", "refused", "sending"],
    ],
    ["no endpoint", [rate("unhelpful"), absent], ["sending", "absent"]],
    ["another face", [rate("helpful"), stored, rate("unhelpful")], ["sending", "thanks", "sending"]],
    [
      "the same face again, which is stored already",
      [rate("helpful"), stored, rate("helpful")],
      ["sending", "thanks", "thanks"],
    ],
    [
      "the same sad face after all is told",
      [rate("unsure"), stored, tell(more), stored, rate("unsure")],
      ["sending", "reason", "sending", "thanks", "reason"],
    ],
  ] as [string, Event[], string[]][])("%s", (_name, events, way) => expect(steps(...events)).toEqual(way));
});

describe("what is asked", () => {
  test("reason and comment are asked for at once, before the face has arrived", () =>
    expect(after(rate("unhelpful"))).toMatchObject({ step: "sending", open: true }));

  test("of a glad reader nothing is", () => expect(after(rate("helpful"), stored).open).toBe(false));

  test("what was told is asked no more when it has arrived, and stays to be seen when it has not", () => {
    expect(after(rate("unsure"), stored, tell(more), stored).open).toBe(false);
    expect(after(rate("unsure"), stored, tell(more), later).open).toBe(true);
    expect(after(rate("unsure"), stored, tell(more), refused).open).toBe(true);
    expect(after(rate("unsure"), tell(more), absent).open).toBe(true);
  });

  test("nobody is asked to write what goes nowhere", () =>
    expect(after(rate("unhelpful"), absent).open).toBe(false));
});

describe("what the answer is", () => {
  test("a comment goes with the same vote", () =>
    expect(after(rate("unhelpful"), stored, tell(more)).answer).toEqual({ rating: "unhelpful", ...more }));

  test("what was told stays with another face that asks for it", () =>
    expect(after(rate("unhelpful"), tell(more), stored, rate("unsure")).answer).toEqual({
      rating: "unsure",
      ...more,
    }));

  test("and not with a glad one", () =>
    expect(after(rate("unhelpful"), tell(more), stored, rate("helpful")).answer).toEqual({
      rating: "helpful",
    }));

  test("nothing happens to an answer that was not given", () => {
    for (const event of [stored, later, retry, tell(more)]) expect(after(event)).toEqual(start);
  });
});

describe("what this device remembers", () => {
  const answer = { rating: "unhelpful", ...more } as const;
  test.each([
    ["stored", { step: "ask", open: false }],
    ["waiting", { step: "failed", open: true, kept: true }],
    ["refused", { step: "refused", open: true, why: "No." }],
  ] as const)("an answer that is %s", (as, state) =>
    expect(after({ type: "recall", answer, as, why: "No." })).toMatchObject({ ...state, answer }),
  );

  test("what another tab has sent is stored here, too", () => {
    const arrived: Event = { type: "recall", answer: { rating: "unsure" }, as: "stored" };
    expect(steps(rate("unsure"), later, arrived)).toEqual(["sending", "failed", "reason"]);
  });

  test("what another tab says does not disturb what is being sent, nor what was just stored", () => {
    const other: Event = { type: "recall", answer: { rating: "helpful" }, as: "stored" };
    expect(after(rate("unsure"), other)).toMatchObject({ step: "sending", answer: { rating: "unsure" } });
    expect(after(rate("helpful"), stored, other).step).toBe("thanks");
  });

  test("another answer of another tab is the reader's answer", () => {
    const other: Event = { type: "recall", answer: { rating: "helpful" }, as: "stored" };
    expect(after(rate("unsure"), stored, other)).toMatchObject({
      step: "ask",
      answer: { rating: "helpful" },
    });
  });
});
