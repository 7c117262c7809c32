import { lastPort } from "../ports/port.ts";
import { portPath, sectionId } from "../ports/links.ts";
import { collectionSections } from "../schemas/collection.ts";
import { guideSections } from "../schemas/guide.ts";
import { lineOf, sectionField } from "./prose.ts";
import { nodesOf } from "./nodes.ts";
import type { ParsedArticle, Sort } from "./parsed.ts";
import type { Problem, Rule } from "./rule.ts";

const canonical = /^\/ports\/(0|[1-9]\d*)$/;
/** Whatever is meant to lead to a port: `/ports/0770`, `770.html`, `../ports/770/`. */
const portLike = /^(?:\.{0,2}\/)*(?:ports\/)?(\d+)(?:\.html|\.mdx)?\/?$/;
/** Ids of the page's sections, which links of the same page may name. */
const ofPorts = ["status", "history", "risks", "check", "faq", "sources", "feedback"];
const anchors: Readonly<Record<Sort, readonly string[]>> = {
  article: ofPorts,
  kind: ofPorts,
  guide: [...guideSections.map(sectionId), "ports", "sources"],
  collection: [...collectionSections.map(sectionId), "sources"],
};

/** Links to ports are written `/ports/N` and lead elsewhere; other links are paths of the site or http(s). */
export const links: Rule = {
  id: "links",
  guides: true,
  check(article) {
    const { port, tree, sections, related, bodyLine } = article;
    if (!tree) return [];
    const problems: Problem[] = [];
    for (const section of sections)
      for (const node of section.nodes.flatMap((top) => [...nodesOf(top)])) {
        if (node.type !== "link" && node.type !== "definition" && node.type !== "image") continue;
        const message = node.type === "image" ? imageProblem(node.url) : linkProblem(node.url, article);
        if (message) problems.push({ field: sectionField(section), line: lineOf(node, bodyLine), message });
      }
    related.forEach((number, index) => {
      if (number === port)
        problems.push({ field: `related[${index}]`, message: `is ${number}, this very port: remove it` });
      else if (related.indexOf(number) < index)
        problems.push({ field: `related[${index}]`, message: `is ${number} once more: remove it` });
    });
    return problems;
  },
};

function linkProblem(url: string, { port, sort }: ParsedArticle): string | null {
  const [path = "", anchor] = url.split("#");
  if (path === "" && anchor !== undefined)
    return anchors[sort].includes(anchor)
      ? null
      : `links to #${anchor}, which no page has: use one of ${anchors[sort].join(", ")}`;

  const digits = portLike.exec(path)?.[1];
  if (digits !== undefined) {
    const target = Number(digits);
    if (target > lastPort) return `links to ${path}, and ports end at ${lastPort}: correct the number`;
    if (target === port) return `links to ${path}, its own page: remove the link`;
    return canonical.test(path) ? null : `links to ${path}: write ${portPath(target)}`;
  }
  if (path.startsWith("/ports/"))
    return `links to ${path}, which is no port: write a number from 0 to ${lastPort} after /ports/`;
  if (/^\/(?!\/)/.test(path) || (/^https?:/.test(url) && URL.canParse(url))) return null;
  return `links to ${url}: write a path of this site, such as /ports/443, or an address that begins with https://`;
}

const imageProblem = (url: string) =>
  /^(?:[a-z]+:)?\/\//i.test(url)
    ? `shows a picture from ${url}: the site loads nothing from others; remove it`
    : null;
