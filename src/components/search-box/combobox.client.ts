/**
 * Makes a box and a list of links one combobox (ARIA Authoring Practices, editable combobox with list autocomplete):
 * arrows move, Enter opens what is active, and every link stays a link.
 * @returns what to call when the list shows something else.
 */
export function mountCombobox(input: HTMLInputElement, list: HTMLElement): () => void {
  let options: HTMLAnchorElement[] = [];
  let active: HTMLAnchorElement | undefined;
  let leadsTo: string | undefined;
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);
  list.role = "listbox";

  function activate(option?: HTMLAnchorElement): void {
    if (active) active.ariaSelected = "false";
    active = option;
    leadsTo = active?.href;
    input.setAttribute("aria-activedescendant", active?.id ?? "");
    if (!active) return;
    active.ariaSelected = "true";
    active.scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", () => active && activate());
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

  return () => {
    options = [...list.querySelectorAll("a")];
    for (const [place, option] of options.entries()) {
      if (option.id) continue;
      (option.parentElement as HTMLElement).role = "none";
      option.id = `${list.id}-${place}`;
      option.role = "option";
      option.tabIndex = -1;
      option.ariaSelected = "false";
    }
    input.ariaExpanded = String(options.length > 0);
    // What was active still is, if it is still there.
    if (active) activate(options.find(({ href }) => href === leadsTo));
  };
}
