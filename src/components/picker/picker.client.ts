import { readFactsInSteps, type PickerFacts, type PickerFile } from "../../picker/file.ts";
import { namesFileOf, type NamesOfPort, type ServiceNames } from "../../picker/names.ts";
import { relaxations, tally } from "../../picker/relax.ts";
import { fitting, freeRuns, objectionsInSteps } from "../../picker/rule.ts";
import { inTasks, nextTask } from "../../steps.ts";
import { orderInSteps, suggestion } from "../../picker/suggest.ts";
import { formatWish, parseWish, pickPath } from "../../picker/url.ts";
import { judge, nearestFits } from "../../picker/verdict.ts";
import { lastPort, transports, type Wish } from "../../picker/wish.ts";
import { count } from "../../ports/words.ts";
import { el } from "./dom.client.ts";
import { fillForm, readForm } from "./form.client.ts";
import { nothingCard, offerCard, reasonList, verdictCard } from "./view.client.ts";

/** Suggestions that the page shows at a time. */
const shownAtOnce = 6;

const page = document.querySelector<HTMLElement>("[data-pick]");
const form = page?.querySelector<HTMLFormElement>("[data-pick-form]");
const results = page?.querySelector<HTMLElement>("[data-results]");
const part = (name: string) => page?.querySelector<HTMLElement>(`[data-${name}]`);
const status = page?.querySelector<HTMLElement>("[role=status]");

async function read<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

let loading: Promise<PickerFacts> | undefined;

/** The facts, read once; after a failure the next question tries again. */
const facts = () =>
  (loading ??= read<PickerFile>("/pick/ports.json")
    .then(async (file) => {
      await nextTask();
      return inTasks(readFactsInSteps(file));
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));

const nameFiles = new Map<number, Promise<ServiceNames>>();

/** The service names of a port; null where they do not load, which its page makes good. */
async function namesOf(port: number): Promise<NamesOfPort | null> {
  const first = namesFileOf(port);
  const file = nameFiles.get(first) ?? read<ServiceNames>(`/pick/names/${first}.json`);
  nameFiles.set(first, file);
  try {
    return (await file)[port] ?? null;
  } catch {
    nameFiles.delete(first);
    return null;
  }
}

/** Writes the numbers into the snippets, and the first of them into the commands below. */
function fillCommands(ports: readonly number[], run: boolean): void {
  const [port, ...others] = ports;
  const all = run && others.length > 0 ? `${port ?? ""}-${others.at(-1) ?? ""}` : ports.join(",");
  for (const code of page?.querySelectorAll<HTMLElement>("[data-template]") ?? []) {
    const { template = "", several = template } = code.dataset;
    const text = (others.length > 0 ? several : template)
      .replaceAll("{ports}", all)
      .replaceAll("{port}", port === undefined ? "PORT" : String(port));
    code.textContent = text;
    if (code.nextElementSibling instanceof HTMLButtonElement)
      code.nextElementSibling.setAttribute("aria-label", `Copy: ${text}`);
  }
  const snippets = page?.querySelector<HTMLElement>(".pick-snippets");
  if (snippets) snippets.hidden = port === undefined;
  const which = part("which");
  if (which) which.textContent = others.length > 0 ? `The commands ask about ${port ?? ""}, the first.` : "";
}

let current = 0;

function showVerdict(known: PickerFacts, wish: Wish, against: Uint16Array): string {
  const { port } = wish;
  const place = part("verdict");
  if (port === null || !place) {
    place?.replaceChildren();
    return "";
  }
  const turn = current;
  const nearest = nearestFits(fitting(against, { ...wish, run: false }), port, 3);
  const verdict = judge(port, known, wish);
  place.replaceChildren(verdictCard(verdict, wish, nearest));
  if (transports.some((transport) => known.stateOf(port, transport) === "assigned"))
    void namesOf(port).then((names) => {
      if (names && turn === current)
        place.querySelector("ul")?.replaceWith(reasonList(judge(port, known, wish, names)));
    });
  return `${port}: ${verdict.answer}. `;
}

function showOffer(known: PickerFacts, wish: Wish, against: Uint16Array, order: readonly number[]): string {
  const perGroup = wish.run ? 1 : wish.count;
  const amount = Math.min(shownAtOnce, Math.ceil(order.length / perGroup));
  const groups = Array.from({ length: amount }, (_, index) => wish.seed + index).flatMap((seed) => {
    const ports = suggestion(order, wish, seed);
    return ports ? [{ seed, ports }] : [];
  });
  const next = part("next");
  next?.setAttribute("href", pickPath({ ...wish, seed: (wish.seed + shownAtOnce) % (lastPort + 1) }));
  next?.parentElement?.toggleAttribute("hidden", order.length <= shownAtOnce * perGroup);
  fillCommands(groups[0]?.ports ?? (wish.port === null ? [] : [wish.port]), wish.run);

  if (groups.length === 0) {
    const longest = wish.run ? freeRuns(against, wish)[0] : undefined;
    part("offer")?.replaceChildren(
      nothingCard(wish, tally(against, wish), relaxations(known, wish), longest),
    );
    return "Nothing fits all of this.";
  }
  part("offer")?.replaceChildren(...offerCard({ wish, facts: known, against, groups }));
  const one = wish.run && wish.count > 1 ? `run of ${wish.count}` : "number";
  const fit = order.length === 1 ? `${one} fits` : `${one.replace(/^\w+/, "$&s")} fit`;
  return `From ${wish.from} to ${wish.to}, ${count(order.length)} ${fit}.`;
}

/** Shows the wish of the address. */
async function show(remarks?: readonly string[]): Promise<void> {
  if (!form || !results || !status) return;
  const turn = ++current;
  const parsed = parseWish(new URLSearchParams(location.search));
  const { wish } = parsed;
  // A shared address that needed putting right, or says more than it must, is written as we would write it.
  if (location.search !== formatWish(wish)) history.replaceState(null, "", pickPath(wish) + location.hash);
  fillForm(form, wish);
  const say = (state: string, text: string) => {
    results.dataset["state"] = state;
    status.replaceChildren(
      ...(remarks ?? parsed.remarks).map((remark) => el("p", { class: "pick-remark" }, remark)),
      el("p", { class: "pick-total" }, text),
    );
  };
  if (results.dataset["state"] !== "done") say("loading", "Reading the table of ports…");
  const known = await facts().catch(() => null);
  if (turn !== current) return;
  if (!known) {
    say(
      "failed",
      "The table of ports did not load; reload to try again. The page of any port, such as /ports/8080, says whether your program may use it.",
    );
    return;
  }
  const against = await inTasks(objectionsInSteps(known, wish));
  await nextTask();
  const order = await inTasks(orderInSteps(fitting(against, wish), known, wish));
  await nextTask();
  if (turn !== current) return;
  const verdict = showVerdict(known, wish, against);
  say("done", verdict + showOffer(known, wish, against, order));
}

let lastField = "";

/** Goes to the address of what the form says. Turning one wheel many times is one step of the history. */
function follow(field: string): Promise<void> {
  if (!form) return Promise.resolve();
  const { wish, remarks } = parseWish(readForm(form));
  const path = pickPath(wish);
  if (path !== location.pathname + location.search) {
    if (field !== "" && field === lastField) history.replaceState(null, "", path);
    else history.pushState(null, "", path);
  }
  lastField = field;
  return show(remarks);
}

/** On a small screen the answer stands below the form: whoever asks is taken there. */
function focusResult(port: boolean): void {
  const heading = (port ? part("verdict")?.querySelector("h2") : null) ?? part("offer")?.querySelector("h2");
  heading?.focus();
}

form?.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement) void follow(target.type === "checkbox" ? "" : target.name);
});
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const asksPort = event.submitter?.hasAttribute("data-check") ?? false;
  void follow("").then(() => focusResult(asksPort));
});
page?.addEventListener("click", (event) => {
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href^='/pick']") : null;
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  lastField = "";
  history.pushState(null, "", link.href);
  // The link that was pressed may be gone; the one for other suggestions stays where it is.
  const stays = link === part("next");
  const fromVerdict = link.closest("[data-verdict]") !== null;
  void show().then(() => {
    if (!stays) focusResult(fromVerdict);
  });
});
window.addEventListener("popstate", () => {
  lastField = "";
  void show();
});

await show();
