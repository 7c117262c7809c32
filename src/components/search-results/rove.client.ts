/** Lets the arrow keys lead from a box to the links below it, from one to the next, and back. */
export function rove(input: HTMLInputElement, box: HTMLElement): void {
  const move = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !box.isConnected) return;
    const links = [...box.querySelectorAll("a")];
    const place = links.indexOf(event.target as HTMLAnchorElement);
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (step && links.length > 0 && (place >= 0 || (step > 0 && event.target === input))) {
      event.preventDefault();
      (links[place + step] ?? (step < 0 ? input : undefined))?.focus();
    } else if (key.length === 1 && key !== " " && place >= 0) {
      // Who types, types into the box.
      input.focus();
    }
  };
  input.addEventListener("keydown", move);
  box.addEventListener("keydown", move);
}
