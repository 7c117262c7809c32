import type { NameTable } from "./name-table.ts";
import { queryWords, split } from "./names.ts";
import { contextWords } from "./stop-words.ts";
import { faceWords, secureWords, worth } from "./worth.ts";

/** The words of a query and what is wanted with them. */
export interface Asked {
  words: readonly string[];
  /** The words without blanks. */
  whole: string;
  /** Whether the encrypted form is asked for, or the one in the clear. */
  secure: boolean;
  clear: boolean;
  /** Whether a part of a product is asked for: its dashboard. */
  asksPart: boolean;
  /** Of each word: whether it only says something of the others, so that a name need not have it. */
  beside: readonly boolean[];
  /** Of each word: what it counts for among the others. */
  share: readonly number[];
}

/** "without tls": asked is the form in the clear. */
const inTheClear =
  /\b(?:without|no|non|not|un)[ -]?(?:tls|ssl|encrypt(?:ed|ion)?|secured?)\b|\b(?:unencrypted|insecure|plain ?text|clear ?text)\b/gi;
const mostWords = 12;

/** The words to look for: a name that is said whole ("open vpn") before the telling ones of a question. */
function wordsOf(text: string, { vocabulary }: NameTable): string[] {
  const said = split(text).filter((word) => !/^(?:ports?|default|number|the)$/.test(word));
  const joined = said.join("");
  return said.length > 1 && said.length < 6 && vocabulary.has(joined)
    ? [joined]
    : queryWords(text).slice(0, mostWords);
}

/** Reads a query; no words: it has none. */
export function readAsked(text: string, table: NameTable): Asked {
  const said = text.replaceAll(inTheClear, " ");
  const clear = said !== text && /[\p{L}\p{N}]/u.test(said);
  const words = wordsOf(clear ? said : text, table);
  const plain = words.some((word) => !secureWords.has(word));
  const elsewhere = words.some((word) => !contextWords.has(word));
  const share = words.map((word) =>
    plain && secureWords.has(word)
      ? worth.secureWord
      : elsewhere && contextWords.has(word)
        ? worth.contextWord
        : 1,
  );
  return {
    words,
    whole: words.join(""),
    secure: plain && words.some((word) => secureWords.has(word)),
    clear,
    asksPart: words.length > 1 && words.some((word) => faceWords.has(word)),
    beside: words.map((word) => (plain && secureWords.has(word)) || (elsewhere && contextWords.has(word))),
    share,
  };
}
