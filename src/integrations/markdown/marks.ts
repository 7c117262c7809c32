import type { Nodes, Root } from "mdast";

/** Remark plugin: drops what stands behind a fence's language; it is for the rules, and no attribute of HTML. */
export function marks() {
  return (tree: Root) => {
    const drop = (node: Nodes) => {
      if (node.type === "code") node.meta = null;
      if ("children" in node) node.children.forEach(drop);
    };
    drop(tree);
  };
}
