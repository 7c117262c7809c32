import { oneLine } from "./sources/source-row.ts";

/** One entry of a reference, assignee or contact column. A person may be an organisation: IANA writes both alike. */
export type Reference =
  | { kind: "rfc"; number: number; url: string }
  | { kind: "person"; name: string }
  | { kind: "url"; url: string; text: string }
  | { kind: "text"; text: string };

/**
 * The entries of a column that IANA writes in brackets, in order. Footnote marks ("[1]") are left out,
 * since their footnotes are not in the file.
 * @example parseReference("[RFC4253][Tatu_Ylonen]")
 * // [{ kind: "rfc", number: 4253, url: "https://www.rfc-editor.org/rfc/rfc4253" }, { kind: "person", name: "Tatu Ylonen" }]
 */
export function parseReference(value: string): Reference[] {
  const pieces = value.matchAll(/\[([^\]]*)\]|([^[]+)/g);
  return [...pieces].flatMap(([, inBrackets, outside]) => {
    const text = oneLine(inBrackets ?? outside ?? "");
    if (text === "" || /^\d$/.test(text)) return [];
    return [work(text) ?? (inBrackets !== undefined && isName(text) ? person(text) : { kind: "text", text })];
  });
}

/** An RFC, an Internet-Draft or an address; undefined for anything else. */
function work(text: string): Reference | undefined {
  const rfc = /^RFC ?0*([1-9]\d{0,4})$/i.exec(text);
  if (rfc) return { kind: "rfc", number: Number(rfc[1]), url: `https://www.rfc-editor.org/rfc/rfc${rfc[1]}` };

  // "RFC-ietf-…" is a draft that has been approved and waits for its number.
  const draft = /^(?:draft|RFC)-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(text);
  if (draft) {
    const name = `draft-${draft[1]?.replace(/-\d\d$/, "")}`;
    return { kind: "url", url: `https://datatracker.ietf.org/doc/${name}/`, text: name };
  }

  if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text)) return undefined;
  return { kind: "url", url: text, text: text.replace(/^https?:\/\//, "") };
}

/** Names have underscores for spaces; "3GPP TS 24.379" and "TR-352" are documents. */
const isName = (text: string): boolean =>
  /^[^\s/<>:]*\p{L}[^\s/<>:]*$/u.test(text) && !/^[A-Z]+-\d+$/.test(text);

// A digit after the name tells two entries of IANA's list of people apart: "Bob_Braden_2".
const person = (text: string): Reference => ({
  kind: "person",
  name: text
    .replace(/_[2-9]$/, "")
    .replaceAll("_", " ")
    .trim(),
});
