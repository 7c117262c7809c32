import { ratings } from "../../feedback/terms.ts";
import { readAnswer, sameAnswer } from "./answer.ts";
import { onSettle, outbox, shelf } from "./device.client.ts";
import { next, start, type Event, type State } from "./machine.ts";
import { entryOf, known } from "./shelf.ts";
import { addStyles } from "./styles.client.ts";
import { createView } from "./view.client.ts";
import { loadSpeech } from "./words.client.ts";

/** What this device knows of the reader's answer to a page. */
function recalled(page: string): Event | undefined {
  const waiting = entryOf(shelf, page);
  if (waiting) return { type: "recall", answer: waiting.answer, as: "waiting" };
  const record = known(shelf, page);
  const answer = record && readAnswer(record);
  if (!answer) return undefined;
  const why = record["why"];
  return typeof why === "string"
    ? { type: "recall", answer, as: "refused", why }
    : { type: "recall", answer, as: "stored" };
}

/** Waits while the form is pressed: a face that moves to the other side under a finger would not hear it. */
function whenReleased(form: HTMLFormElement, work: () => void): void {
  if (form.matches(":active")) addEventListener("pointerup", () => setTimeout(work), { once: true });
  else work();
}

/** Makes the form of a page send in place, ask for reasons, and keep what could not be sent. */
export function mountWidget(form: HTMLFormElement): void {
  const page = String(new FormData(form).get("page"));
  const view = createView(form);
  let state: State = start;
  addStyles();

  function dispatch(event: Event): void {
    state = next(state, event);
    view.show(state);
    const sends = event.type === "rate" || event.type === "tell" || event.type === "retry";
    if (sends && state.step === "sending" && state.answer) void outbox.send(page, form.action, state.answer);
  }

  function recall(): void {
    const event = recalled(page);
    if (event?.type !== "recall") return;
    view.reasons.fill(event.answer);
    dispatch(event);
  }

  form.addEventListener("submit", (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    const rating = ratings.find((one) => one === button?.value);
    if (!rating) return;
    event.preventDefault();
    dispatch({ type: "rate", rating });
  });
  view.reasons.form.addEventListener("submit", (event) => {
    event.preventDefault();
    dispatch({ type: "tell", answer: view.reasons.read() });
  });
  view.retry.addEventListener("click", () => dispatch({ type: "retry" }));

  onSettle((settled, outcome, kept) => {
    if (settled !== page) return;
    dispatch({ type: "settle", outcome, kept });
    // Another tab may have put another answer in its place meanwhile.
    const now = recalled(page);
    if (now?.type === "recall" && !(state.answer && sameAnswer(state.answer, now.answer))) recall();
  });
  // Another tab has answered, or has sent what waited here.
  addEventListener("storage", ({ key }) => {
    if (key?.endsWith(`:${page}`)) recall();
  });

  view.show(state);
  recall();
  void loadSpeech().then((speech) => {
    if (speech) whenReleased(form, () => view.speak(speech));
  });
}
