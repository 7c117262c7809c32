import type { Answer, Result } from "../../search/first-answer.ts";

/** "loading" may already show a part of the answer; "failed" says so in its message. */
export type State = "loading" | "done" | "failed";

/** Shows an answer; without one, what was shown before stays. */
export type Show = (state: State, answer?: Answer | null) => void;

/** Where an answer is shown. */
export interface Places {
  /** The line above the list. */
  said: HTMLElement;
  list: HTMLElement;
  /** A polite live region, heard and not seen. */
  status: HTMLElement;
}

/** After so long without a keystroke the answer is announced, in milliseconds. */
const quiet = 500;

/** What is announced: the message, with the number of results where it names none. */
function announcement({ message, results }: Answer): string {
  const count = results.filter(({ port }) => port !== null).length;
  return /^\d+ |: /.test(message) ? message : `${message} ${count === 1 ? "1 result" : `${count} results`}`;
}

/** Shows answers in the given places, each result as `item` makes it. */
export function createView({ said, list, status }: Places, item: (result: Result) => Node): Show {
  let timer: ReturnType<typeof setTimeout>;
  return (state, answer) => {
    clearTimeout(timer);
    list.dataset["state"] = state;
    if (answer) {
      said.textContent = answer.message;
      list.replaceChildren(...answer.results.map(item));
    }
    timer = setTimeout(() => {
      if (answer) status.textContent = announcement(answer);
      else if (state === "loading") said.textContent = status.textContent = "Looking…";
    }, quiet);
  };
}
