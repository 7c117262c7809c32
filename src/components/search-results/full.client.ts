import { answer, type Answer, type Sources } from "../../search/answer.ts";
import { firstAnswer } from "../../search/first-answer.ts";
import { parseQuery } from "../../search/query.ts";
import { browserSources } from "../../search/sources.client.ts";
import { notLoaded } from "./lookup.client.ts";
import { addStyles } from "./styles.client.ts";

export { attend } from "./attend.client.ts";

/** How long a reader must have typed nothing before the second tier or the text of pages is asked, in milliseconds. */
const pause = 120;

addStyles();
const sources = browserSources();
let detailsLoaded = false;

/** All that can be said of numbers and errors before the names are there; null for words. */
export const answerAtOnce = (text: string): Answer | null => firstAnswer(parseQuery(text));

/** Fetches the names, so that they are there with the first keystroke. */
export const prepare = () => void sources.names().catch(() => undefined);

const wait = (signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    setTimeout(resolve, pause);
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });

/**
 * The whole answer. Where only a part of it could be had, `lost` is true and the message says what is missing.
 * @throws what the index of names throws for words, and the signal's reason when it was aborted meanwhile.
 */
export async function fullAnswer(text: string, signal: AbortSignal): Promise<Answer & { lost: boolean }> {
  let lost = "";
  let waiting: Promise<void> | undefined;
  const waited = () => (waiting ??= wait(signal));
  /** What `get` gives, or what stands in for it where that does not load. */
  async function or<T>(get: () => Promise<T>, what: string, instead: () => T | Promise<T>): Promise<T> {
    try {
      return await get();
    } catch {
      signal.throwIfAborted();
      lost = what;
      return instead();
    }
  }

  const patient: Sources = {
    names: () => sources.names(),
    async details() {
      if (!detailsLoaded) await waited();
      const load = async () => {
        const engine = await sources.details();
        detailsLoaded = true;
        return engine;
      };
      return or(load, "The second part of the index", () => sources.names());
    },
    words: {
      async find(words) {
        await waited();
        return or(
          () => sources.words.find(words, signal),
          "The full-text index",
          () => ({ results: [], all: false }),
        );
      },
    },
  };
  const found = await answer(text, patient, signal);
  return lost ? { ...found, lost: true, message: notLoaded(lost) } : { ...found, lost: false };
}
