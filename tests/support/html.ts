/** One tag of a page; attribute names in lower case, values decoded, a bare attribute is "". */
export interface Tag {
  name: string;
  close: boolean;
  attributes: ReadonlyMap<string, string>;
  /** Where the text after the tag begins. */
  end: number;
}

const tag = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)([^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*)>/g;
const attribute = /([^\s"'=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** Elements whose content is text to the end tag (HTML Standard §13.1.2). */
const rawText = /^(?:script|style|title|textarea)$/;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

/** Text of HTML as it is read: the entities that our build writes are decoded. */
export const decode = (html: string) =>
  html.includes("&")
    ? html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
        if (name !== undefined) return entities[String(name)] ?? all;
        return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16));
      })
    : html;

const none: ReadonlyMap<string, string> = new Map();

function attributesOf(source: string): ReadonlyMap<string, string> {
  if (source === "") return none;
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of source.matchAll(attribute))
    attributes.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ""));
  return attributes;
}

/** The tags of well-formed HTML, in order. A quick reader for our own pages, not a parser for anybody's. */
export function* tags(html: string): Generator<Tag> {
  tag.lastIndex = 0;
  let match: RegExpExecArray | null;
  while ((match = tag.exec(html))) {
    const [, slash, word, rest = ""] = match;
    if (word === undefined) continue;
    const name = word.toLowerCase();
    const end = tag.lastIndex;
    yield { name, close: slash === "/", attributes: attributesOf(rest), end };
    tag.lastIndex = end;
    if (slash !== "" || !rawText.test(name)) continue;
    const close = html.indexOf(`</${name}`, end);
    tag.lastIndex = close === -1 ? html.length : close;
  }
}
