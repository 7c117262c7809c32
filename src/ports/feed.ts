import { Feed } from "feed";
import { portPath } from "./links.ts";
import type { Port } from "./port.ts";
import { heading } from "./sentences.ts";

/** Where the feed stands, on every host that knows its own address. */
export const feedPath = "/feed.xml";
/** So many articles are in the feed, those reviewed last. */
export const feedMost = 100;

/**
 * The articles as an Atom feed (RFC 4287), those reviewed last first. An entry's id is the address of its page, and it is
 * updated when somebody has read it against its sources.
 * @param ports those with an article; others are left out.
 * @param origin of the site, such as "https://portolan.example".
 */
export function atomFeed(ports: readonly Port[], origin: string): string {
  const articles = ports
    .flatMap((port) => (port.article ? [{ port, article: port.article }] : []))
    .sort((a, b) => b.article.reviewed.localeCompare(a.article.reviewed) || a.port.number - b.port.number)
    .slice(0, feedMost);
  const address = (path: string) => new URL(path, origin).href;

  const feed = new Feed({
    title: "Portolan: new and reviewed ports",
    description: "Articles on TCP and UDP ports, when they are new or were read against their sources again.",
    id: address("/"),
    link: address("/"),
    feedLinks: { atom: address(feedPath) },
    language: "en",
    favicon: address("/icon.svg"),
    copyright: "CC BY 4.0",
    generator: "Portolan",
    author: { name: "Portolan", link: address("/about") },
    updated: dayOf(articles[0]?.article.reviewed ?? "1970-01-01"),
  });
  for (const { port, article } of articles)
    feed.addItem({
      title: asHtml(heading(port)),
      id: address(portPath(port.number)),
      link: address(portPath(port.number)),
      description: asHtml(article.summary),
      date: dayOf(article.reviewed),
    });
  return feed.atom1();
}

/** Plain text as the HTML that the feed says it is, without the marks of `code`. */
const asHtml = (text: string) =>
  text.replaceAll("`", "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const dayOf = (day: string) => new Date(`${day}T00:00:00Z`);
