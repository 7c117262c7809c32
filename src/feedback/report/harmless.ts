/**
 * What a terminal may obey or what hides other text: control characters, halves of characters, the separators and marks
 * of direction (Unicode's Bidi_Control), interlinear annotation, the byte order mark and the invisible tags.
 * The joiners (U+200C, U+200D) stay: Persian and emoji are written with them.
 */
const harmful = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

const escape = (character: string) =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}}`;

/**
 * A text that a terminal can only show: what it might obey is written out, new lines and tabs become blanks.
 * @example harmless("\x1b[2J") // "\\u{001B}[2J"
 */
export const harmless = (text: string): string => text.replace(/\r\n|[\n\t]/g, " ").replace(harmful, escape);

/** The same, line by line. */
export const harmlessLines = (text: string): string[] => text.split(/\r\n|\n/).map(harmless);
