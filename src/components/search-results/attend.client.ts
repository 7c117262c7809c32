import { emptyPanel } from "./empty.client.ts";
import { make } from "./make.client.ts";
import { remember } from "./recent.client.ts";

const panels = new WeakMap<HTMLInputElement, HTMLElement>();

const key = (text: string) => make("kbd", {}, text);
/** Where there are keys, what they do. */
const keys = () => [key("↑"), " ", key("↓"), " choose · ", key("Enter"), " opens · ", key("Esc"), " closes"];

/** Keeps what is opened from a list of results among the latest look-ups. */
export function rememberFrom(input: HTMLInputElement, list: HTMLElement): void {
  list.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a.result");
    if (!link) return;
    const part = (selector: string) => link.querySelector(selector)?.textContent ?? "";
    remember({
      query: input.value,
      path: link.getAttribute("href") ?? "",
      title: `${part("b")} ${part("bdi")}`.trim(),
    });
  });
}

/** What a box does beyond answering: it shows what can be typed when it is empty, and keeps what was opened. */
export function attend(input: HTMLInputElement, found: HTMLElement): void {
  let panel = panels.get(input);
  if (!panel) {
    panels.set(input, (panel = emptyPanel(input)));
    rememberFrom(input, found);
    if (found.closest("dialog")) found.after(make("p", { class: "keys" }, ...keys()));
  }
  if (input.value.trim() !== "") panel.remove();
  else if (!panel.isConnected) found.append(panel);
}
