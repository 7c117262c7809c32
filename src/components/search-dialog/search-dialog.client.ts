import { mountFinder, type Finder } from "../search-box/finder.client.ts";
import { make } from "../search-results/make.client.ts";

/** Makes the dialog in which one searches from any page, when it is first wanted. */
export function createSearchDialog(): { open(text?: string): void; toggle(): void } {
  let dialog: HTMLDialogElement | undefined;
  let finder: Finder;

  function build(): HTMLDialogElement {
    const input = make("input", {
      id: "finder",
      name: "q",
      "aria-label": "Find a port by number, name, product or error",
      placeholder: "Port, name or error",
    });
    const close = make("button", { type: "button" }, "Close");
    const form = make("form", { class: "search-box", action: "/search", role: "search" }, input, close);
    const found = make("div", { class: "found" });
    const made = make("dialog", { class: "finder", "aria-label": "Search" }, form, found);
    finder = mountFinder(form, found);
    close.addEventListener("click", () => made.close());
    made.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
      // Beside it, or on a link that does not open elsewhere: it may lead to another part of this very page.
      const link = target instanceof Element && target.closest("a") && !ctrlKey && !metaKey && !shiftKey;
      if (target === made || link) made.close();
    });
    document.body.append(made);
    return made;
  }

  function open(text?: string): void {
    dialog ??= build();
    if (!dialog.open) dialog.showModal();
    if (text) finder.input.value = text;
    finder.input.focus();
    finder.input.select();
    finder.refresh();
  }
  return { open, toggle: () => (dialog?.open ? dialog.close() : open()) };
}
