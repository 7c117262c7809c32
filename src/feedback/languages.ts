/** The languages that the form speaks, as BCP 47 tags: the files of content/strings/feedback. */
export const languages = [
  ...["ar", "bn", "cs", "da", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hu", "id", "it", "ja", "ko"],
  ...["nl", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant"],
];

/**
 * Language and script of a tag, by likely subtags; "" for what is no tag, such as `*`.
 * @example scriptOf("zh-TW") // "zh-Hant"
 */
export function scriptOf(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return "";
  }
}

const byScript = new Map(languages.map((tag) => [scriptOf(tag), tag]));

/**
 * The language of ours that serves a reader best: the first of theirs that we have in its script (lookup of RFC 4647
 * §3.4, where likely subtags stand for what a tag leaves out); English where there is none.
 * @param wanted BCP 47 tags, best first; old ones such as `iw` count as what they became
 * @example matchLanguage(["gsw", "zh-HK", "de"]) // "zh-Hant"
 */
export function matchLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const found = byScript.get(scriptOf(tag));
    if (found) return found;
  }
  return "en";
}

/** More than any browser sends. */
const longestHeader = 1000;

/**
 * The tags of an Accept-Language header, best first (RFC 9110 §12.5.4); those of weight 0 are not wanted.
 * @example acceptedLanguages("de;q=0.5, he, *;q=0.1") // ["he", "de", "*"]
 */
export function acceptedLanguages(header: string | null): string[] {
  const entries = (header ?? "").slice(0, longestHeader).split(",");
  return entries
    .map((entry) => {
      const [tag = "", ...parameters] = entry.split(";").map((part) => part.trim());
      const weight = parameters.find((part) => /^q=/i.test(part))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0 && weight <= 1)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
