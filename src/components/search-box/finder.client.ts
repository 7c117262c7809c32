import { quickQuery } from "../../search/quick.ts";
import { createLookup } from "../search-results/lookup.client.ts";
import { make } from "../search-results/make.client.ts";
import { createView } from "../search-results/view.client.ts";
import { mountCombobox } from "./combobox.client.ts";

/** The longest query that goes into an address, as the forms' maxlength has it; a longer one says nothing more. */
export const longestAddress = 999;

const isPort = (text: string) => quickQuery(text)?.kind === "port";

/** Leads on from a box that has no list: a port straight to its page, other text to its results. */
export function follow(text: string): void {
  const query = quickQuery(text);
  const q = text.trim().slice(0, longestAddress);
  if (q)
    location.assign(
      query?.kind === "port" ? `/ports/${query.port}` : `/search?${new URLSearchParams({ q })}`,
    );
}

/** What a box is like once there is a script that answers. */
export function tune(input: HTMLInputElement): void {
  input.removeAttribute("maxlength");
  input.autocomplete = input.autocapitalize = "off";
  input.enterKeyHint = "search";
  input.spellcheck = false;
}

/** A box that answers. */
export interface Finder {
  input: HTMLInputElement;
  /** Answers what is in the box. */
  refresh(): void;
  /** Empties the list. */
  clear(): void;
}

/** Makes a form's box answer with every keystroke, in `found`. */
export function mountFinder(form: HTMLFormElement, found: HTMLElement): Finder {
  const input = form.querySelector("input") as HTMLInputElement;
  const said = make("p", { class: "said" });
  const list = make("ol", { id: "found", "aria-label": "Results" });
  const status = make("p", { class: "unseen", role: "status" });
  found.append(said, list, status);
  tune(input);
  const update = mountCombobox(input, list);
  const ask = createLookup(createView({ said, list, status }, update), (full) => full.attend(input, found));
  const refresh = () => ask(input.value);

  const box = found.closest("dialog") ?? found;
  let scrolled = false;
  box.addEventListener("scroll", () => (scrolled = box.scrollTop > 0));
  input.addEventListener("input", () => {
    // A new answer is read from its top. To ask where it stands would have the page laid out at every keystroke.
    if (scrolled) box.scrollTo(0, 0);
    refresh();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // The first line of a port is its page, at the part that the words around the number ask for.
    if (isPort(input.value)) list.querySelector("a")?.click();
    else follow(input.value);
  });
  const clear = () => {
    list.replaceChildren();
    update();
  };
  return { input, refresh, clear };
}
