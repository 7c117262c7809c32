/** The system the reader sits at, as far as the browser tells. */
export function readersSystem(agent: string): "linux" | "macos" | "windows" | null {
  if (/windows/i.test(agent)) return "windows";
  if (/mac os|macintosh|iphone|ipad/i.test(agent)) return "macos";
  return /linux|android|cros/i.test(agent) ? "linux" : null;
}

/** Puts the reader's system first and open, and gives every command a copy button. */
export function mountCommands(box: HTMLElement): void {
  const system = readersSystem(navigator.userAgent);
  const own = system && box.querySelector<HTMLDetailsElement>(`[data-os=${system}]`);
  const all = [...box.querySelectorAll("details")];
  // What the reader has opened or closed before this came stays so.
  const untouched = all.every((details, index) => details.open === (index === 0));
  if (own && untouched) {
    for (const details of all) details.open = details === own;
    box.prepend(own);
  }
  for (const code of box.querySelectorAll("li > code")) code.after(copyButton(code));
}

function copyButton(code: Element): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${code.textContent}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(code);
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  return button;
}
