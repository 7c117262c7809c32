import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import english from "../../content/strings/feedback/en.json" with { type: "json" };
import { explainIssues } from "../schemas/explain.ts";
import { feedbackWords, type FeedbackWords } from "../schemas/strings.ts";
import { acceptedLanguages, languages, matchLanguage, scriptOf } from "./languages.ts";

/** Words, and the language they are in. */
export interface Speech {
  tag: string;
  words: FeedbackWords;
}

const folderOf = (content: string) => join(content, "strings", "feedback");

const rtlScripts = ["Arab", "Hebr"];

/** The problems of one file, each a line that names file, key and mend. */
function problemsOf(content: string, tag: string): string[] {
  const line = (field: string, message: string) =>
    `content/strings/feedback/${tag}.json: ${field} ${message}.`;
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(join(folderOf(content), `${tag}.json`), "utf8"));
  } catch (error) {
    return [line("the file", `cannot be read as JSON (${(error as Error).message}): mend or add it`)];
  }
  const { data: words, error } = feedbackWords.safeParse(data, { reportInput: true });
  if (error)
    return explainIssues(feedbackWords, error).map(({ field, message }) =>
      line(field.replace("frontmatter", "the file"), message),
    );

  const script = scriptOf(tag).split("-")[1] ?? "";
  const direction = rtlScripts.includes(script) ? "rtl" : "ltr";
  return words.direction === direction
    ? []
    : [line("direction", `is ${words.direction}, but ${script} is read ${direction}: write ${direction}`)];
}

/**
 * All that is wrong with the words of all languages, each one line that names file, key and mend; sorted by file.
 * @param content the folder that authors write in
 */
export function checkWords(content = "content"): string[] {
  const strangers = readdirSync(folderOf(content))
    .filter((name) => !languages.some((tag) => name === `${tag}.json`))
    .map(
      (name) =>
        `content/strings/feedback/${name}: the file's name is no language of the form: add it to src/feedback/languages.ts, or remove the file.`,
    );
  return [...languages.flatMap((tag) => problemsOf(content, tag)), ...strangers];
}

const content = new URL("../../content/strings/feedback/", import.meta.url);
const read = new Map<string, FeedbackWords>();

/** The words of a language of ours; English where its file cannot be read. */
function wordsOf(tag: string): FeedbackWords {
  const words =
    read.get(tag) ?? feedbackWords.parse(JSON.parse(readFileSync(new URL(`${tag}.json`, content), "utf8")));
  read.set(tag, words);
  return words;
}

/** The words for a request, by its Accept-Language. */
export function speechFor(request: Request): Speech {
  const tag = matchLanguage(acceptedLanguages(request.headers.get("accept-language")));
  try {
    return { tag, words: wordsOf(tag) };
  } catch {
    return { tag: "en", words: feedbackWords.parse(english) };
  }
}
