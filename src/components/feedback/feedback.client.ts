import { mountReports } from "./report.client.ts";

/** How far from the screen the form is when its script is fetched. */
const near = "800px";

/**
 * Fetches the script of the rating form when the reader comes near, or touches it. A rating that is sent before waits; if
 * the script does not load, the form is sent as without it.
 */
export function mountFeedback(form: HTMLFormElement): void {
  mountReports();
  let loading: Promise<void> | undefined;

  const load = () =>
    (loading ??= import("./widget.client.ts").then(({ mountWidget }) => {
      form.removeEventListener("submit", hold);
      mountWidget(form);
    }));
  // The next touch tries again.
  const tryToLoad = () => void load().catch(() => (loading = undefined));

  function hold(event: SubmitEvent): void {
    event.preventDefault();
    void load()
      .catch(() => form.removeEventListener("submit", hold))
      .then(() => form.requestSubmit(event.submitter));
  }
  form.addEventListener("submit", hold);
  form.addEventListener("pointerenter", tryToLoad);
  form.addEventListener("focusin", tryToLoad);

  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      tryToLoad();
    },
    { rootMargin: `${near} 0px` },
  );
  observer.observe(form);
}
