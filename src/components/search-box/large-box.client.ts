import { intend } from "../search-results/lookup.client.ts";
import { make } from "../search-results/make.client.ts";
import { mountFinder } from "./finder.client.ts";

/** Makes the box with which a page begins answer below itself. */
export function mount(form: HTMLElement): void {
  const popup = make("div", { class: "found popup" });
  form.append(popup);
  const { input, refresh, clear } = mountFinder(form as HTMLFormElement, popup);
  let open = false;

  function show(): void {
    popup.hidden = !open || (input.value.trim() === "" && !popup.querySelector(".panel"));
  }
  function enter(): void {
    open = true;
    refresh();
    show();
  }
  function leave(): void {
    open = false;
    clear();
    show();
  }

  new MutationObserver(show).observe(popup, { childList: true, subtree: true });
  form.addEventListener("pointerenter", intend);
  input.addEventListener("focus", enter);
  input.addEventListener("input", () => {
    open = true;
    show();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(relatedTarget as Node | null)) leave();
  });
  form.addEventListener("keydown", (event) => {
    if (!open && event.key === "ArrowDown") enter();
    else if (open && event.key === "Escape") {
      event.preventDefault();
      input.focus();
      leave();
    }
  });
  show();
  // Somebody may have been faster than this script.
  if (input === document.activeElement) enter();
}
