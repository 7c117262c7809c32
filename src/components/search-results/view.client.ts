import type { Answer, Result } from "../../search/first-answer.ts";
import { makeRow, type Row } from "./result.client.ts";

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

/**
 * Shows answers in the given places. Lines are kept and filled anew: only what changes is drawn again.
 * @param changed is told whenever the list shows something else.
 */
export function createView({ said, list, status }: Places, changed?: () => void): Show {
  const rows: Row[] = [];
  let timer: ReturnType<typeof setTimeout>;

  function fill(results: readonly Result[]): void {
    for (const [place, result] of results.entries()) {
      const row = (rows[place] ??= makeRow());
      row.show(result);
      if (list.children[place] !== row.item) list.append(row.item);
    }
    while (list.children.length > results.length) list.lastElementChild?.remove();
    changed?.();
  }

  return (state, answer) => {
    clearTimeout(timer);
    list.dataset["state"] = state;
    if (answer) {
      if (said.textContent !== answer.message) said.textContent = answer.message;
      fill(answer.results);
    }
    timer = setTimeout(() => {
      if (answer) status.textContent = announcement(answer);
      else if (state === "loading") said.textContent = status.textContent = "Looking…";
    }, quiet);
  };
}
