import { answer, type Result } from "../../search/answer.ts";
import { browserSources } from "../../search/sources.client.ts";

const page = document.querySelector<HTMLElement>("[data-search-page]");
const list = page?.querySelector<HTMLOListElement>("#results");
const status = page?.querySelector("[role=status]");
const input = page?.querySelector("input");
const sources = browserSources();

function item({ path, port, title, excerpt }: Result): HTMLLIElement {
  const li = document.createElement("li");
  const link = document.createElement("a");
  link.href = path;
  if (port !== null) {
    const number = document.createElement("b");
    number.textContent = String(port);
    link.append(number, " ");
  }
  link.append(title);
  li.append(link);
  if (excerpt) {
    const text = document.createElement("p");
    text.textContent = excerpt;
    li.append(text);
  }
  return li;
}

async function show(query: string): Promise<void> {
  if (!list || !status) return;
  list.dataset["state"] = "loading";
  try {
    const { message, results } = await answer(query, sources, AbortSignal.timeout(15_000));
    status.textContent = message;
    list.replaceChildren(...results.map(item));
    list.dataset["state"] = "done";
  } catch {
    status.textContent =
      "The search index did not load. A number still leads straight to its page; reload to try again.";
    list.dataset["state"] = "failed";
  }
}

const query = new URLSearchParams(location.search).get("q") ?? "";
if (input) input.value = query;
await show(query);
