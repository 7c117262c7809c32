import { commentCharacters, reasons, type Reason } from "../../feedback/terms.ts";
import { make } from "../search-results/make.client.ts";
import { readDetails, type Answer } from "./answer.ts";
import { reasonWords } from "../../feedback/reason-words.ts";
import type { Speech } from "./words.client.ts";

/** The form that asks what was wrong. */
export interface ReasonForm {
  form: HTMLFormElement;
  /** What the reader chose and wrote. */
  read(): Omit<Answer, "rating">;
  /** Puts an answer in, as it was sent. */
  fill(answer: Answer): void;
  speak(speech: Speech): void;
}

/** From here on the number of characters left is told to those who do not see it. */
const fewLeft = 100;

/** How long after the last key it is told, in milliseconds: not at every key. */
const quiet = 1200;

/** Makes the form; its words come with `speak`. */
export function makeReasonForm(): ReasonForm {
  const legend = make("legend");
  const names = new Map<Reason, HTMLElement>();
  const choices = reasons.map((reason) => {
    const name = make("span");
    names.set(reason, name);
    return make("label", {}, make("input", { type: "radio", name: "reason", value: reason }), name);
  });
  const label = make("label", { for: "comment" });
  const comment = make("textarea", {
    ...{ id: "comment", name: "comment", rows: "3", maxlength: String(commentCharacters), dir: "auto" },
    "aria-describedby": "comment-hint comment-left",
  });
  const hint = make("span", { id: "comment-hint" });
  const left = make("span", { id: "comment-left" });
  const told = make("span", { role: "status", class: "unseen" });
  const send = make("button");
  const form = make(
    "form",
    { class: "reasons", hidden: "" },
    make("fieldset", {}, legend, ...choices),
    label,
    comment,
    make("p", {}, hint, left, told),
    send,
  );

  let say: (left: number) => string = String;
  const room = () => commentCharacters - comment.value.length;
  const count = () => (left.textContent = say(room()));
  let timer = 0;
  comment.addEventListener("input", () => {
    count();
    clearTimeout(timer);
    timer = window.setTimeout(() => (told.textContent = room() <= fewLeft ? say(room()) : ""), quiet);
  });

  return {
    form,
    read: () => readDetails(Object.fromEntries(new FormData(form))),
    fill({ reason, comment: text = "" }) {
      for (const radio of form.querySelectorAll("input")) radio.checked = radio.value === reason;
      comment.value = text;
      count();
    },
    speak({ tag, words }) {
      const number = new Intl.NumberFormat(tag);
      say = (rest) => words.left.replace("{count}", number.format(rest));
      legend.textContent = words.whatWasWrong;
      for (const [reason, name] of names) name.textContent = words[reasonWords[reason]];
      label.textContent = words.comment;
      hint.textContent = words.commentHint;
      send.textContent = words.send;
      count();
    },
  };
}
