import english from "../../../content/strings/feedback/en.json" with { type: "json" };
import { matchLanguage } from "../../feedback/languages.ts";
import type { FeedbackWords } from "../../schemas/strings.ts";

/** The words of the form, and the language they are in. */
export interface Speech {
  tag: string;
  words: FeedbackWords;
}

export const inEnglish: Speech = { tag: "en", words: english as FeedbackWords };

const folder = "../../../content/strings/feedback/";

/** The address of each language's file, named after its content. */
const files = import.meta.glob<string>(
  ["../../../content/strings/feedback/*.json", "!../../../content/strings/feedback/en.json"],
  { query: "?url", import: "default", eager: true },
);

/** The words in the reader's language; null where those are English, or do not load. */
export async function loadSpeech(): Promise<Speech | null> {
  const tag = matchLanguage(navigator.languages);
  const file = files[`${folder}${tag}.json`];
  if (file === undefined) return null;
  try {
    const response = await fetch(file);
    if (!response.ok) return null;
    // A file of another version may lack a word.
    return { tag, words: { ...inEnglish.words, ...((await response.json()) as FeedbackWords) } };
  } catch {
    return null;
  }
}
