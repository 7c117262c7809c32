import css from "./reasons.css?inline";

/** Adds the styles of what the script of the form shows; pages that are only read do without. */
export function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
