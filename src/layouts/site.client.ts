import { mountSearch } from "../components/search-box/search-box.client.ts";
import { notLoaded } from "../components/search-results/lookup.client.ts";
import { mountTheme } from "../components/theme/theme.client.ts";

interface Part {
  mount(part: HTMLElement): void;
}

/** Waits until a part is less than a screen below what is seen, or above it. */
const near = (part: Element) =>
  new Promise<void>((resolve) => {
    const rootMargin = "99999px 0px 99%";
    new IntersectionObserver(([seen]) => seen?.isIntersecting && resolve(), { rootMargin }).observe(part);
  });

/**
 * Makes parts of the page better with a script of their own, which comes after the page.
 * @param fail is called for each part where that does not load; most parts work without it, too.
 */
async function enhance(
  selector: string,
  load: () => Promise<Part>,
  fail?: Part["mount"],
  later = false,
): Promise<void> {
  const parts = document.querySelectorAll<HTMLElement>(selector);
  const [first] = parts;
  if (!first) return;
  if (later) await near(first);
  const mount = await load().then(
    (part) => part.mount,
    () => fail,
  );
  for (const part of parts) mount?.(part);
}

mountSearch();
document.querySelectorAll<HTMLElement>(".site-header nav").forEach(mountTheme);

void enhance(
  "[data-search-page]",
  () => import("../components/search-page/search-page.client.ts"),
  (page) => page.querySelector(".said")?.append(notLoaded("The search")),
);
void enhance(
  ".large:not([data-search-page] *)",
  () => import("../components/search-box/large-box.client.ts"),
);
/**
 * An article has its styles in itself; the pages that it leads to find theirs here, unless the reader saves data. Not by a
 * link: Firefox asks the policy for that.
 */
const { nextStyles } = document.documentElement.dataset;
const { connection } = navigator as { connection?: { saveData?: boolean } };
if (nextStyles && !connection?.saveData) void fetch(nextStyles, { priority: "low" }).catch(() => undefined);

/** A rating that could not be sent, from this page or another one, is sent now. Without storage there is none. */
try {
  if (Object.keys(localStorage).some((key) => key.startsWith("unsent:")))
    void import("../components/feedback/device.client.ts");
} catch {}

/** What lies below the first screen has its script when somebody comes near it: many read the answer above and leave. */
const below = enhance(".commands, [data-feedback]", () => import("./below.client.ts"), undefined, true);

/** A rating that is sent before its script is there waits for it; if that does not come, it is sent as without it. */
function hold(event: SubmitEvent): void {
  const { target, submitter } = event;
  if (!(target instanceof HTMLFormElement) || !target.matches("[data-feedback]")) return;
  event.preventDefault();
  void below.then(() => target.requestSubmit(submitter));
}
document.addEventListener("submit", hold);
void below.then(() => document.removeEventListener("submit", hold));
