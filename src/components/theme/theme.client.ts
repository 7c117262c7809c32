/** Light or dark by hand; without a choice the system's own stands (styles/tokens.css). */
export function mountTheme(button: HTMLButtonElement): void {
  const root = document.documentElement;
  const dark = () =>
    root.dataset["theme"] ? root.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => {
    button.textContent = dark() ? "Day" : "Night";
    button.setAttribute("aria-label", dark() ? "Day colours" : "Night colours");
  };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    const theme = dark() ? "light" : "dark";
    root.dataset["theme"] = theme;
    try {
      localStorage["theme"] = theme;
    } catch {
      // The choice then holds for this page only.
    }
    label();
  });
}
