import { firstAnswer, type Answer } from "../../search/first-answer.ts";
import { quickQuery } from "../../search/quick.ts";
import type * as full from "./full.client.ts";
import type { Show, State } from "./view.client.ts";

/** The script that understands words. */
export type Full = typeof full;

let loading: Promise<Full> | undefined;
let loaded: Full | undefined;

/** Loads what understands words, once, and lets it fetch the names; after a failure the next call tries again. */
function prepare(): Promise<Full> {
  loading ??= import("./full.client.ts").then((full) => {
    full.prepare();
    return (loaded = full);
  });
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Loads it on the mere sign that somebody will search. */
export const intend = () => void prepare().catch(() => undefined);

/** What can be said before any name is known: of errors where the script for words is there, else of ports alone. */
function answerAtOnce(text: string): Answer | null {
  const query = quickQuery(text);
  return loaded?.answerAtOnce(text) ?? (query && firstAnswer(query));
}

/** What to say when something that the words need did not load. */
export const notLoaded = (what: string) =>
  `${what} did not load${navigator.onLine ? "" : ": you are offline"}. Numbers still lead to their pages; type on to try again.`;

/**
 * How long to wait before what failed is asked again once the network has come back, in milliseconds: what was under
 * way then still fails, and a device that has a network may not have its route or its names yet.
 */
const pausesOnceOnline = [0, 500, 1000, 2000, 4000];

/**
 * Asks for what is typed, and shows the answer: of numbers at once, of words when they are understood. A new question
 * ends the one before it; one that failed, or fails yet, is asked again when the network is back.
 * @param ready is given the script for words whenever it was needed.
 */
export function createLookup(show: Show, ready?: (full: Full) => void): (text: string) => void {
  let controller = new AbortController();
  let state: State = "done";
  let askAgain = () => {};
  let pauses: number[] = [];
  const tell: Show = (now, answer) => {
    show((state = now), answer);
    if (now === "done") pauses = [];
    const pause = now === "failed" ? pauses.shift() : undefined;
    if (pause !== undefined) setTimeout(askAgain, pause);
  };

  async function ask(text: string): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    askAgain = () => void (signal.aborted || ask(text));
    const nothing = quickQuery(text)?.kind === "nothing";
    const wordsKnown = loaded !== undefined;
    let first = nothing ? { message: "", results: [] } : answerAtOnce(text);
    tell(nothing ? "done" : "loading", first);
    try {
      const full = await prepare();
      ready?.(full);
      if (nothing) return;
      // An error leads to the part of the page that mends it, also while the names are on their way.
      if (!wordsKnown && !signal.aborted) tell("loading", (first = answerAtOnce(text)));
      const { lost, ...answer } = await full.fullAnswer(text, signal);
      if (!signal.aborted) tell(lost ? "failed" : "done", answer);
    } catch {
      if (!signal.aborted)
        tell("failed", { results: first?.results ?? [], message: notLoaded("The index of names") });
    }
  }

  addEventListener("online", () => {
    pauses = [...pausesOnceOnline];
    if (state === "failed") askAgain();
  });
  return (text) => void ask(text);
}
