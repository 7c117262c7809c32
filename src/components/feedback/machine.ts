import { sameAnswer, type Answer } from "./answer.ts";
import type { Outcome } from "./outcome.ts";
import type { Rating } from "../../feedback/terms.ts";

/** Where a reader stands with the form: ask → sending → reason → sending → thanks, or failed, refused, absent. */
export type Step = "ask" | "sending" | "reason" | "thanks" | "failed" | "refused" | "absent";

/** All that the form shows. */
export interface State {
  step: Step;
  /** What the reader said last, whether it has arrived or not. */
  answer?: Answer;
  /** Whether reason and comment are asked for. */
  open: boolean;
  /** Whether the last answer came with what was asked for, so that there is nothing more to ask. */
  told: boolean;
  /** Of a failed answer, whether this device keeps it when the page is left. */
  kept: boolean;
  /** Of a refused one, the server's reason. */
  why?: string;
}

/** What happens to the form. */
export type Event =
  | { type: "rate"; rating: Rating }
  | { type: "tell"; answer: Omit<Answer, "rating"> }
  | { type: "retry" }
  | { type: "settle"; outcome: Outcome; kept: boolean }
  /** What this device knows of the reader's answer: from an earlier visit, or from another tab. */
  | { type: "recall"; answer: Answer; as: "stored" | "waiting" | "refused"; why?: string };

export const start: State = { step: "ask", open: false, told: false, kept: true };

/** A face is sent at once, so that no vote is lost; what was told before stays with it, as long as it fits the face. */
function rate(state: State, rating: Rating): State {
  const open = rating !== "helpful";
  const answer: Answer = open ? { ...state.answer, rating } : { rating };
  const arrived = state.step === "ask" || state.step === "reason" || state.step === "thanks";
  if (arrived && state.answer && sameAnswer(answer, state.answer))
    return { ...state, step: open ? "reason" : "thanks", open };
  return { ...state, step: "sending", answer, open, told: false };
}

function settle(state: State, outcome: Outcome, kept: boolean): State {
  switch (outcome.kind) {
    case "stored": {
      const more = state.open && !state.told;
      return { ...state, step: more ? "reason" : "thanks", open: more };
    }
    case "later":
      return { ...state, step: "failed", kept };
    case "refused":
      return { ...state, step: "refused", why: outcome.why };
    case "absent":
      // What was written stays to be seen; nobody is asked to write what goes nowhere.
      return { ...state, step: "absent", open: state.told };
  }
}

function tell(state: State, more: Omit<Answer, "rating">): State {
  if (!state.answer) return state;
  const answer = { rating: state.answer.rating, ...more };
  const nothingNew = state.step === "reason" && sameAnswer(answer, state.answer);
  return nothingNew
    ? { ...state, step: "thanks", open: false }
    : { ...state, step: "sending", answer, told: true };
}

function recall(state: State, { answer, as, why }: Extract<Event, { type: "recall" }>): State {
  // What is being sent settles by itself.
  if (state.step === "sending") return state;
  const same = state.answer !== undefined && sameAnswer(state.answer, answer);
  if (same && as === "stored")
    return state.step === "failed" ? settle(state, { kind: "stored" }, true) : state;

  const open = as !== "stored" && answer.rating !== "helpful";
  const told = answer.reason !== undefined || answer.comment !== undefined;
  const step = as === "stored" ? "ask" : as === "waiting" ? "failed" : "refused";
  return { step, answer, open, told, kept: true, ...(why === undefined ? {} : { why }) };
}

/** The state after an event. A state that becomes `sending` has an answer that is to be sent. */
export function next(state: State, event: Event): State {
  switch (event.type) {
    case "rate":
      return rate(state, event.rating);
    case "tell":
      return tell(state, event.answer);
    case "retry":
      return state.answer ? { ...state, step: "sending" } : state;
    case "settle":
      return state.answer ? settle(state, event.outcome, event.kept) : state;
    case "recall":
      return recall(state, event);
  }
}
