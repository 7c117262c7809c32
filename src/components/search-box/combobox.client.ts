/**
 * Makes a box and a list of links one combobox (ARIA Authoring Practices, editable combobox with list autocomplete):
 * arrows move, Enter opens what is active, and every link stays a link. The list may change at any time.
 */
export function mountCombobox(input: HTMLInputElement, list: HTMLElement): void {
  let options: HTMLAnchorElement[] = [];
  let active: HTMLAnchorElement | undefined;
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);
  list.role = "listbox";

  function activate(option?: HTMLAnchorElement): void {
    if (active) active.ariaSelected = "false";
    active = option;
    input.setAttribute("aria-activedescendant", active?.id ?? "");
    if (!active) return;
    active.ariaSelected = "true";
    active.scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", () => activate());
  input.addEventListener("keydown", (event) => {
    const { key, isComposing, ctrlKey, metaKey, shiftKey } = event;
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (isComposing || !(step ? options.length : active && key === "Enter")) return;
    event.preventDefault();
    // Between the last and the first option lies the box itself.
    if (step) activate(options[(active ? options.indexOf(active) : step < 0 ? options.length : -1) + step]);
    else
      active?.dispatchEvent(
        new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
  });
  // The caret stays in the box, and a phone's keyboard on the screen.
  list.addEventListener("mousedown", (event) => event.preventDefault());

  new MutationObserver(() => {
    options = [...list.querySelectorAll("a")];
    for (const [place, option] of options.entries()) {
      option.id = `${list.id}-${place}`;
      option.role = "option";
      option.tabIndex = -1;
      option.ariaSelected = "false";
    }
    input.ariaExpanded = String(options.length > 0);
    // What was active still is, if it is still there.
    activate(options.find(({ href }) => href === active?.href));
  }).observe(list, { childList: true });
}
