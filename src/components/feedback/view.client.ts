import type { FeedbackWords } from "../../schemas/strings.ts";
import { make } from "../search-results/make.client.ts";
import type { State, Step } from "./machine.ts";
import { makeReasonForm, type ReasonForm } from "./reasons.client.ts";
import { mountReport } from "./report.client.ts";
import { inEnglish, type Speech } from "./words.client.ts";

/** What the reader sees of the form. */
export interface View {
  reasons: ReasonForm;
  retry: HTMLButtonElement;
  show(state: State): void;
  speak(speech: Speech): void;
}

/** What is said in each step; nothing before the first answer. */
const said: Record<Step, (words: FeedbackWords, state: State) => string> = {
  ask: (words, { answer }) => (answer ? words.earlier : ""),
  sending: (words) => words.sending,
  reason: (words) => words.stored,
  thanks: (words) => words.stored,
  failed: (words, { kept }) => (kept ? words.kept : words.notKept),
  refused: (words) => `${words.refused} `,
  absent: (words) => words.noRatings,
};

const troubles: readonly Step[] = ["failed", "refused", "absent"];

/** Sets a text where it is another one, so that nothing is announced twice. */
const write = (element: Element | null | undefined, text: string) => {
  if (element && element.textContent !== text) element.textContent = text;
};

/** Adds to the faces what comes after them, and shows every state of the form. */
export function createView(faces: HTMLFormElement): View {
  const section = faces.parentElement ?? faces;
  const status = faces.querySelector("[role=status]");
  const buttons = [...faces.querySelectorAll<HTMLButtonElement>("button[name=rating]")];
  const links = section.querySelectorAll<HTMLAnchorElement>(":scope > p > a");
  const [edit, report] = links;

  const reasons = makeReasonForm();
  const retry = make("button", { type: "button" });
  const more = make("p", { class: "next", hidden: "" }, retry);
  const offer = report?.cloneNode(true) as HTMLAnchorElement | undefined;
  if (offer) {
    offer.removeAttribute("id");
    more.append(offer);
    const written = () => Object.values(reasons.read()).join("\n\n");
    mountReport(offer, written);
  }
  faces.after(more, reasons.form);

  let speech = inEnglish;
  let state: State | undefined;

  function show(now: State): void {
    state = now;
    const { step, answer, open, why } = now;
    const { words } = speech;
    const pressed = buttons.find(({ value }) => step !== "absent" && value === answer?.rating);
    for (const button of buttons) button.ariaPressed = String(button === pressed);

    faces.dataset["state"] = step;
    write(status, said[step](words, now));
    // The reason comes from the server, in English.
    if (step === "refused" && status) status.append(make("bdi", { lang: "en", dir: "ltr" }, why ?? ""));

    // What has the focus and goes away hands it to the face, so that the keyboard keeps its place.
    const focused = document.activeElement;
    const leaves = (step !== "failed" && focused === retry) || (!open && reasons.form.contains(focused));
    if (leaves) (pressed ?? buttons[0])?.focus();

    retry.hidden = step !== "failed";
    const offers = offer !== undefined && troubles.includes(step);
    more.hidden = retry.hidden && !offers;
    // It has come nearer, and is not there twice.
    if (report) report.hidden = offers;
    reasons.form.hidden = !open;
  }

  function speak(now: Speech): void {
    speech = now;
    const { tag, words } = now;
    section.lang = tag;
    section.dir = words.direction;
    write(section.querySelector("h2"), words.question);
    for (const button of buttons) {
      const name = button.lastChild;
      if (name) name.textContent = ` ${words[button.value as "helpful" | "unsure" | "unhelpful"]}`;
    }
    retry.textContent = words.retry;
    reasons.speak(now);
    write(edit, words.edit);
    for (const link of [report, offer]) write(link, words.report);
    if (state) show(state);
  }

  speak(inEnglish);
  return { reasons, retry, show, speak };
}
