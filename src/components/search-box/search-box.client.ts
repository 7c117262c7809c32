import { parseQuery } from "../../search/query.ts";

/** Sends a plain number straight to its page, and makes `/` focus the first box of the page. */
export function mountSearchBoxes(forms: readonly HTMLFormElement[]): void {
  for (const form of forms)
    form.addEventListener("submit", (event) => {
      const query = parseQuery(String(new FormData(form).get("q") ?? ""));
      if (query.kind !== "port") return;
      event.preventDefault();
      location.assign(`/ports/${query.port}`);
    });

  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof HTMLElement &&
      event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const input = forms[0]?.querySelector("input");
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
