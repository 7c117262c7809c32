/**
 * Whether the key `/` opens the search on this device. A key without Ctrl can be in the way of speech input; then it is
 * switched off (WCAG 2.2 §2.1.4).
 */
export function slashIsOn(): boolean {
  try {
    return localStorage["slash"] !== "off";
  } catch {
    return true;
  }
}

/** Switches the key `/` on or off; where storage is refused, it stays on. */
export function switchSlash(on: boolean): void {
  try {
    if (on) localStorage.removeItem("slash");
    else localStorage["slash"] = "off";
  } catch {
    // Then it cannot be kept.
  }
}
