import { decode, tags } from "../../tests/support/html.ts";
import { MarkdownWriter } from "./markdown-writer.ts";

/** What of a page is no text of it: ways to elsewhere, pictures, forms, and what only a program reads. */
const skipped = new Set(["nav", "svg", "form", "button", "script", "template", "caption"]);

const leads: Readonly<Record<string, string>> = { h1: "# ", h2: "## ", summary: "### ", h3: "#### " };
const blocks = /^(?:h[1-6]|p|dl|dt|dd|details|summary|section|header|div|article)$/;
const emphasis: Readonly<Record<string, string>> = { b: "**", strong: "**", em: "*" };

/** The part of a page that its reader came for. */
export const articleOf = (html: string): string =>
  html.slice(html.indexOf("<article"), html.indexOf("</article>") + "</article>".length);

/** What the walk through a page has to remember. */
interface Place {
  /** The element that is left out, and how many of its name are open. */
  skipping?: { name: string; depth: number };
  /** The element whose text is code, and that text. */
  code?: { name: string; text: string };
  /** Where the link leads that is open. */
  href?: string | undefined;
}

function write(out: MarkdownWriter, name: string, close: boolean): void {
  if (name === "ul" || name === "ol") out.list(close ? -1 : 1);
  else if (name === "li" && !close) out.item();
  else if (name === "table" && close) out.endTable();
  else if (name === "table") out.table();
  else if (name === "tr" && !close) out.row();
  else if ((name === "td" || name === "th") && !close) out.cell();
  else if (name === "small" && !close) out.text(" ");
  else if (name in emphasis) out.mark(emphasis[name] ?? "");
  else if (blocks.test(name)) out.block(close ? "" : leads[name]);
}

/**
 * The text of one of our pages as Markdown: headings, paragraphs, lists, tables, commands, links, emphasis. Left out are
 * the frame of the site, its ways to other pages, pictures, the form for ratings, and data for programs.
 * @param html a page of the built site, well-formed
 */
export function markdownOf(html: string): string {
  const source = articleOf(html);
  const out = new MarkdownWriter();
  const place: Place = {};

  for (const { name, close, attributes, end } of tags(source)) {
    if (place.skipping) {
      if (name === place.skipping.name) place.skipping.depth += close ? -1 : 1;
      if (place.skipping.depth === 0) delete place.skipping;
      else continue;
    } else if (skipped.has(name) || attributes.get("id") === "feedback") place.skipping = { name, depth: 1 };
    if (place.skipping) continue;

    if (!place.code && !close && (name === "code" || name === "pre")) place.code = { name, text: "" };
    else if (place.code) {
      if (close && name === place.code.name) {
        if (name === "pre") out.fence(place.code.text);
        else out.code(place.code.text);
        delete place.code;
      }
    } else if (name === "a") {
      if (!close) place.href = attributes.get("href");
      out.mark(close ? `](${place.href ?? ""})` : "[");
    } else write(out, name, close);

    const text = decode(source.slice(end, source.indexOf("<", end)));
    if (place.code) place.code.text += text;
    else out.text(text);
  }
  return out.toString();
}

/** A page's text for a generator of sites: its title, and Markdown that begins below it. */
export interface MarkdownPage {
  title: string;
  body: string;
}

/**
 * Takes the title off the text of one of our pages.
 * @throws an Error for a page that does not begin with one
 */
export function markdownPage(html: string): MarkdownPage {
  const markdown = markdownOf(html);
  const title = /^# (.+)\n+/.exec(markdown);
  if (!title) throw new Error(`this page does not begin with its title: ${markdown.slice(0, 80)}`);
  return { title: (title[1] ?? "").replaceAll(/\\(.)/g, "$1"), body: markdown.slice(title[0].length) };
}

/** The words of a page's text, frame and all that is skipped left out: what is compared between two renderings. */
export function wordsOf(html: string): string[] {
  return markdownOf(html).match(/[\p{L}\p{N}]+/gu) ?? [];
}
