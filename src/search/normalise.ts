/** A query longer than this says nothing more; the rest is left unread, so that no text can take long. */
export const longestQuery = 2000;

const digit = /\p{Nd}/u;

/** The value of a decimal digit of any script: Unicode keeps each script's ten in a row, zero first (TR 44, Nd). */
function digitValue(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && digit.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/**
 * One spelling for what can be typed in many: compatibility forms (NFKC), digits of any script as 0–9, dashes as "-",
 * one space between words; invisible marks, control characters and lone surrogates are dropped.
 * @example normalise("٤٤٣") // "443"
 */
export function normalise(text: string): string {
  return text
    .slice(0, longestQuery)
    .normalize("NFKC")
    .replaceAll(/[\p{Cf}\p{Cs}]/gu, "")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .replaceAll(/(?![0-9])\p{Nd}/gu, digitValue)
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .slice(0, longestQuery)
    .replaceAll(/\p{Cs}/gu, "")
    .trim();
}
