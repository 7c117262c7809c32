import { reportAddress } from "./report.ts";

/** How long a section has to be in the middle of the screen to count as read, in milliseconds. */
const dwell = 1500;

let current = "";

const headingOf = (section: Element | null | undefined) =>
  section?.querySelector("h2")?.textContent.trim() ?? "";

const isRead = (section: Element) => section.id !== "feedback";

/** Follows which section the reader is in: the one they chose, pressed, or stayed at last. */
function followReader(): void {
  let timer = 0;
  const choose = (node: Node | null) => {
    const element = node instanceof Element ? node : node?.parentElement;
    const section = element?.closest("main section[id]");
    if (!section || !isRead(section)) return;
    clearTimeout(timer);
    current = headingOf(section);
  };
  const target = () => choose(document.getElementById(decodeURIComponent(location.hash.slice(1))));
  target();
  addEventListener("hashchange", target);
  document.addEventListener("pointerdown", ({ target }) => choose(target as Node));

  const middle = new IntersectionObserver(
    (entries) => {
      const entered = entries.find(({ isIntersecting }) => isIntersecting);
      if (!entered) return;
      clearTimeout(timer);
      if (isRead(entered.target))
        timer = window.setTimeout(() => (current = headingOf(entered.target)), dwell);
    },
    { rootMargin: "-50% 0px" },
  );
  for (const section of document.querySelectorAll("main section[id]")) middle.observe(section);
}

/**
 * Fills the section into a link that reports a problem, at the moment at which it is about to be followed.
 * @param written what the reader wrote and could not send; "" where there is nothing
 */
export function mountReport(link: HTMLAnchorElement, written: () => string): void {
  const base = (link.dataset["base"] ??= link.href);
  const fill = () => (link.href = reportAddress(base, current, written()));
  for (const event of ["pointerover", "pointerdown", "focus"]) link.addEventListener(event, fill);
}

/** Starts to follow the reader where the page has a link to report problems. */
export function mountReports(): void {
  const link = document.querySelector<HTMLAnchorElement>("#report");
  if (!link) return;
  followReader();
  mountReport(link, () => "");
}
