import { createHash } from "node:crypto";
import { decode, tags } from "./html.ts";

/** What the registry table says of one transport. */
export interface Row {
  transport: string;
  state: string;
  names: string[];
}

/** What the tests want to know of one built page. */
export interface PageFacts {
  /** From the folder of the site, with slashes: "ports/770.html". */
  file: string;
  bytes: number;
  title: string;
  h1: number;
  port: string | undefined;
  kind: string | undefined;
  noindex: boolean;
  /** Ids of the sections, in order. */
  sections: string[];
  rows: Row[];
  duplicateIds: string[];
  /** Addresses in links, forms, scripts, styles and images, each once. */
  addresses: string[];
  /** Fragments of the page itself that no element has for an id. */
  deadFragments: string[];
  stylesheets: string[];
  /** Scripts with an address: as `[address, deferred]`. */
  scripts: [src: string, deferred: boolean][];
  /** SHA-256 of inline scripts that run, in base64. */
  inlineScripts: string[];
  /** SHA-256 of style elements, in base64. */
  inlineStyles: string[];
  /** Beginnings of text that stands between blocks, in no paragraph. */
  strayText: string[];
  /** What the policy of the site refuses or a reader of data cannot read. */
  faults: string[];
}

const addressAttributes = ["href", "src", "action", "formaction", "poster", "data"];
/** After one of these comes a block, or the end of one. */
const blocks = new Set([
  "h1",
  "h2",
  "h3",
  "p",
  "ul",
  "ol",
  "dl",
  "pre",
  "table",
  "details",
  "section",
  "form",
]);
/** The first words of the text that stands at a place, up to the next tag. */
const textAt = (html: string, from: number) => html.slice(from, html.indexOf("<", from)).trim().slice(0, 40);

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");

/** Facts of a page from its HTML; `ids` are all its ids. */
export function readPage(file: string, html: string): PageFacts {
  const facts: PageFacts = {
    file,
    bytes: Buffer.byteLength(html),
    title: "",
    h1: 0,
    port: undefined,
    kind: undefined,
    noindex: false,
    sections: [],
    rows: [],
    duplicateIds: [],
    addresses: [],
    deadFragments: [],
    stylesheets: [],
    scripts: [],
    inlineScripts: [],
    inlineStyles: [],
    strayText: [],
    faults: [],
  };
  const ids = new Set<string>();
  const addresses = new Set<string>();
  let registry = false;

  for (const { name, close, attributes, end } of tags(html)) {
    const content = (endTag: string) => html.slice(end, html.indexOf(endTag, end));
    if (close) {
      if (name === "table") registry = false;
      const stray = blocks.has(name) ? textAt(html, end) : "";
      if (stray !== "") facts.strayText.push(stray);
      continue;
    }
    const id = attributes.get("id");
    if (id !== undefined) {
      if (ids.has(id)) facts.duplicateIds.push(id);
      ids.add(id);
    }
    for (const [key, value] of attributes) {
      if (addressAttributes.includes(key)) addresses.add(value);
      if (key === "style" || key.startsWith("on")) facts.faults.push(`<${name} ${key}="${value}">`);
    }

    // As src/integrations/port-pages/late-scripts.ts names them.
    const late = name === "html" ? attributes.get("data-scripts") : undefined;
    for (const src of late?.split(" ") ?? []) {
      facts.scripts.push([src, true]);
      addresses.add(src);
    }

    // As src/integrations/port-pages/inline-styles.ts does.
    const next = name === "html" ? attributes.get("data-next-styles") : undefined;
    if (next !== undefined) addresses.add(next);

    if (name === "html") {
      facts.port = attributes.get("data-port");
      facts.kind = attributes.get("data-kind");
    } else if (name === "title" && facts.title === "") facts.title = decode(content("</title>"));
    else if (name === "h1") facts.h1++;
    else if (name === "section" && id !== undefined) facts.sections.push(id);
    else if (name === "style") facts.inlineStyles.push(sha256(content("</style>")));
    else if (name === "meta" && attributes.get("name") === "robots")
      facts.noindex = attributes.get("content") === "noindex, follow";
    else if (name === "link" && attributes.get("rel") === "stylesheet")
      facts.stylesheets.push(attributes.get("href") ?? "");
    else if (name === "script") readScript(facts, attributes, () => content("</script>"));
    else if (name === "table" && id === "registry") registry = true;
    else if (registry && name === "tr" && attributes.has("data-transport"))
      facts.rows.push({
        transport: attributes.get("data-transport") ?? "",
        state: attributes.get("data-state") ?? "",
        names: [],
      });
    else if (registry && name === "code") facts.rows.at(-1)?.names.push(decode(content("</code>")));
  }

  for (const address of addresses) {
    if (!address.startsWith("#")) facts.addresses.push(address);
    else if (!ids.has(decodeURIComponent(address.slice(1)))) facts.deadFragments.push(address);
  }
  // Parts of a string keep the whole of it in memory; a copy does not.
  return structuredClone(facts);
}

function readScript(facts: PageFacts, attributes: ReadonlyMap<string, string>, content: () => string): void {
  const type = attributes.get("type") ?? "";
  const src = attributes.get("src");
  if (src !== undefined) facts.scripts.push([src, type === "module" || attributes.has("defer")]);
  else if (type === "" || type === "module" || /javascript/.test(type))
    facts.inlineScripts.push(sha256(content()));
  else if (type === "application/ld+json") {
    try {
      JSON.parse(content());
    } catch {
      facts.faults.push("JSON-LD that is no JSON");
    }
  } else facts.faults.push(`<script type="${type}">`);
}
