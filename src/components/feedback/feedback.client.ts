const ratings = ["helpful", "unsure", "unhelpful"] as const;
type Rating = (typeof ratings)[number];
type State = "ask" | "sending" | "thanks" | "failed";

const words: Record<State, string> = {
  ask: "",
  sending: "Sending…",
  thanks: "Thank you. Your answer is stored; you can still change it.",
  failed: "That did not arrive, so nothing is stored yet. Your choice is kept here: press it again to retry.",
};

/** A random id that this browser keeps, so that a vote can be changed. Null where storage is refused. */
function readerId(): string | null {
  try {
    return (localStorage["reader"] ??= crypto.randomUUID()) as string;
  } catch {
    return null;
  }
}

async function send(page: string, rating: Rating, id: string): Promise<boolean> {
  const reader = readerId();
  try {
    const response = await fetch("/api/feedback", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ page, rating, id, ...(reader ? { reader } : {}) }),
      signal: AbortSignal.timeout(10_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** Makes the rating form send in place: ask → sending → thanks | failed. A failure keeps the choice and says so. */
export function mountFeedback(form: HTMLFormElement): void {
  const status = form.querySelector("[role=status]");
  const page = String(new FormData(form).get("page"));
  const ids = new Map<Rating, string>();

  function show(state: State, rating: Rating): void {
    form.dataset["state"] = state;
    if (status) status.textContent = words[state];
    for (const button of form.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(button.value === rating));
  }

  form.addEventListener("submit", async (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    const rating = ratings.find((one) => one === button?.value);
    if (!rating) return;
    event.preventDefault();
    if (form.dataset["state"] === "sending") return;
    show("sending", rating);
    // The same choice keeps its id, so that a retry after a lost answer counts once.
    const id = ids.get(rating) ?? crypto.randomUUID();
    ids.set(rating, id);
    const stored = await send(page, rating, id);
    if (stored) ids.clear();
    show(stored ? "thanks" : "failed", rating);
  });
}
