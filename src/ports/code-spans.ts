/** Splits plain text at its `backticks`: "use `ss` now" → "use ", code "ss", " now". */
export function codeSpans(text: string): { text: string; code: boolean }[] {
  return text
    .split("`")
    .map((part, index) => ({ text: part, code: index % 2 === 1 }))
    .filter((part) => part.text !== "");
}
