import type { Element, ElementContent, Root, RootContent } from "hast";
import type { MdxJsxFlowElementHast } from "mdast-util-mdx-jsx";
import { sectionId } from "../../ports/links.ts";

const isHeading = (node: RootContent): node is Element => node.type === "element" && node.tagName === "h2";

function textOf(node: Element | ElementContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

/** A heading that Astro gives no id of its own: the section has it already, and an id stands once on a page. */
const heading = ({ children }: Element): MdxJsxFlowElementHast => ({
  type: "mdxJsxFlowElement",
  name: "h2",
  attributes: [],
  children,
});

/** Rehype plugin: wraps each `##` and what follows it in `<section id="status">`, the id from its words. */
export function sections() {
  return (tree: Root) => {
    const out: RootContent[] = [];
    let section: Element | null = null;
    for (const node of tree.children) {
      if (isHeading(node)) {
        const id = sectionId(textOf(node));
        section = { type: "element", tagName: "section", properties: { id }, children: [heading(node)] };
        out.push(section);
      } else if (section) section.children.push(node as ElementContent);
      else out.push(node);
    }
    tree.children = out;
  };
}
