import { parseQuery } from "../../search/query.ts";
import { longestAddress, tune } from "../search-box/finder.client.ts";
import { rememberFrom } from "../search-results/attend.client.ts";
import { emptyPanel } from "../search-results/empty.client.ts";
import { createLookup } from "../search-results/lookup.client.ts";
import { rove } from "../search-results/rove.client.ts";
import { createView } from "../search-results/view.client.ts";

/**
 * Makes the page of results answer with every keystroke. Its results are a plain list of links, which the arrow keys
 * reach from the box; its address always says what was asked.
 */
export function mount(page: HTMLElement): void {
  const find = <T extends Element>(selector: string) => page.querySelector<T>(selector) as T;
  const input = find<HTMLInputElement>("input");
  const list = find<HTMLOListElement>("#results");
  const title = document.title;
  const panel = emptyPanel(input);
  const ask = createLookup(createView({ said: find(".said"), list, status: find("[role=status]") }));

  function show(): void {
    const text = input.value.trim();
    document.title = text === "" ? title : `${text.slice(0, 60)} · ${title}`;
    if (text === "") list.after(panel);
    else panel.remove();
    ask(input.value);
  }

  function keepAddress(): void {
    const url = new URL(location.href);
    if (input.value.trim() === "") url.searchParams.delete("q");
    else url.searchParams.set("q", input.value.slice(0, longestAddress));
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // Safari allows a hundred in thirty seconds; the next one will do.
    }
  }

  function read(): void {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    show();
  }

  tune(input);
  rove(input, list);
  rememberFrom(input, list);
  input.addEventListener("input", () => {
    show();
    keepAddress();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || input.value === "") return;
    event.preventDefault();
    input.value = "";
    input.dispatchEvent(new Event("input"));
  });
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (parseQuery(input.value).kind === "port") first?.click();
    // The results are there already; this leads to them, and puts a phone's keyboard away.
    else first?.focus();
  });
  addEventListener("popstate", read);
  read();
}
