import { createSearchDialog } from "../search-dialog/search-dialog.client.ts";
import { intend } from "../search-results/lookup.client.ts";
import { follow } from "./finder.client.ts";
import { slashIsOn } from "./slash.client.ts";

/** The header's box: a real form, and the door to the dialog. */
function mountDoor(form: HTMLFormElement, open: (text: string) => void): void {
  const input = form.querySelector("input") as HTMLInputElement;
  input.ariaHasPopup = "dialog";
  input.addEventListener("focus", intend);
  form.addEventListener("pointerenter", intend);
  form.addEventListener("click", (event) => {
    // A filled box can be sent as it is.
    if (event.target !== input && input.value !== "") return;
    event.preventDefault();
    open(input.value);
  });
  input.addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
    // Who types goes on in the dialog; the key is for its box.
    if ((key.length === 1 || key === "ArrowDown") && !ctrlKey && !metaKey && !altKey) open(input.value);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    follow(input.value);
  });
}

/** Mounts the header's box, if the page has one, and `/`, Ctrl+K and ⌘K, which lead to the page's large box or to the dialog. */
export function mountSearch(): void {
  const dialog = createSearchDialog();
  const small = document.querySelector<HTMLFormElement>(".site-header form");
  if (small) mountDoor(small, dialog.open);

  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    const command = ctrlKey !== metaKey;
    // The focus leaves a box that is gone with the next frame only.
    const typing =
      target instanceof Element &&
      target.checkVisibility() &&
      target.closest("input, textarea, select, [contenteditable]");
    if (altKey || (key === "/" ? typing || command : key.toLowerCase() !== "k" || !command || shiftKey))
      return;
    if (key === "/" && !slashIsOn()) return;
    event.preventDefault();
    const large = document.querySelector<HTMLInputElement>(".large input");
    if (!large) return dialog.toggle();
    large.focus();
    large.select();
  });
}
