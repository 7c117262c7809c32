import type { Nodes, Parent, PhrasingContent, Root, RootContent, Text } from "mdast";
import type { VFile } from "vfile";
import { loadGlossary, termPath, wordsOf, type Term } from "../../ports/glossary.ts";

/** Where no term is linked: what is a heading or a link already, and what is not prose. */
const closed = new Set<Nodes["type"]>([
  "heading",
  "link",
  "linkReference",
  "code",
  "inlineCode",
  "blockquote",
  "mdxJsxFlowElement",
  "mdxJsxTextElement",
]);

/**
 * Remark plugin: links the first use of each term of the glossary on a page to its place there. The pages of ports
 * without an article share content/kinds, and stay as small as they are.
 * @param read gives the terms; they are read once in a build, and for each file in the dev server.
 */
export function terms(read: () => readonly Term[] = once(loadGlossary)) {
  return (tree: Root, file: VFile) => {
    if (/[\\/]kinds[\\/][^\\/]+$/.test(file.path ?? "")) return;
    linkIn(tree, finder(read()));
  };
}

function once(load: () => Term[]): () => Term[] {
  let known: Term[] | undefined;
  return () => (process.env["NODE_ENV"] === "development" ? load() : (known ??= load()));
}

const literally = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Finds words of terms in a text, each term once. */
type Finder = (text: string) => { at: number; word: string; slug: string }[];

function finder(glossary: readonly Term[]): Finder {
  const slugs = new Map(
    glossary.flatMap((term) => wordsOf(term).map((word) => [word.toLowerCase(), term.slug])),
  );
  if (slugs.size === 0) return () => [];
  // Longer words first, so that "reverse proxies" is not cut short by a word that it begins with.
  const words = [...slugs.keys()].sort((a, b) => b.length - a.length).map(literally);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(${words.join("|")})s?(?![\\p{L}\\p{N}_-])`, "giu");
  const used = new Set<string>();
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const slug = slugs.get((match[1] ?? "").toLowerCase()) ?? "";
      if (used.has(slug)) return [];
      used.add(slug);
      return [{ at: match.index, word: match[0], slug }];
    });
}

function linkIn(node: Nodes, find: Finder): void {
  if (!("children" in node) || closed.has(node.type)) return;
  const parent: Parent = node;
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === "text") return split(child, find);
    linkIn(child, find);
    return [child];
  });
}

function split(text: Text, find: Finder): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const { at, word, slug } of find(text.value)) {
    if (at > end) parts.push({ type: "text", value: text.value.slice(end, at) });
    parts.push({
      type: "link",
      url: termPath(slug),
      children: [{ type: "text", value: word }],
      data: { hProperties: { className: "term" } },
    });
    end = at + word.length;
  }
  if (end === 0) return [text];
  if (end < text.value.length) parts.push({ type: "text", value: text.value.slice(end) });
  return parts;
}
