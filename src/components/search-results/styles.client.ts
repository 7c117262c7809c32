import css from "./search-results.css?inline";

/** Adds the styles of what this script shows. They are part of it, so that nothing is seen without them. */
export function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
