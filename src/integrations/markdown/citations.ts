import type { Nodes, Parent, PhrasingContent, Root, RootContent, Text } from "mdast";
import type { VFile } from "vfile";

/** What stands in the text for a source: `[^rfc4253]`. */
const mark = /\[\^([a-z0-9-]+)\]/g;

/** Element id of a source in the list of sources. */
export const sourceId = (id: string) => `source-${id}`;

interface WithSources {
  astro?: { frontmatter?: { sources?: readonly { id: string }[] } };
}

/**
 * Remark plugin: turns `[^id]` into a link to the page's source of that id, numbered as in the frontmatter.
 * GitHub's footnotes want a definition in the text; ours stand in the frontmatter, where they are checked.
 */
export function citations() {
  return (tree: Root, file: VFile) => {
    const data = file.data as WithSources;
    const ids = (data.astro?.frontmatter?.sources ?? []).map(({ id }) => id);
    cite(tree, ids, file);
  };
}

function cite(node: Nodes, ids: readonly string[], file: VFile): void {
  if (!("children" in node)) return;
  const parent: Parent = node;
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === "text") return split(child, ids, file);
    cite(child, ids, file);
    return [child];
  });
}

function split(text: Text, ids: readonly string[], file: VFile): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.value.matchAll(mark)) {
    const id = match[1] ?? "";
    const number = ids.indexOf(id) + 1;
    if (number === 0)
      file.fail(`the footnote [^${id}] has no source: add one with "id: ${id}" to the frontmatter`, text);
    if (match.index > end) parts.push({ type: "text", value: text.value.slice(end, match.index) });
    parts.push({
      type: "link",
      url: `#${sourceId(id)}`,
      children: [{ type: "text", value: String(number) }],
      data: { hProperties: { className: "cite", ariaLabel: `source ${number}` } },
    });
    end = match.index + match[0].length;
  }
  if (end === 0) return [text];
  if (end < text.value.length) parts.push({ type: "text", value: text.value.slice(end) });
  return parts;
}
