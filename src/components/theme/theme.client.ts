/** Adds a button for light or dark by hand; without a choice the system's own stands (styles/tokens.css). */
export function mountTheme(nav: HTMLElement): void {
  const button = document.createElement("button");
  button.type = "button";
  const root = document.documentElement;
  const dark = () =>
    root.dataset["theme"]
      ? root.dataset["theme"] === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => {
    button.textContent = dark() ? "Day" : "Night";
    button.setAttribute("aria-label", dark() ? "Day colours" : "Night colours");
  };
  nav.append(button);
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
