import { collection, type Collection } from "../schemas/collection.ts";
import type { Use } from "../schemas/use.ts";
import { problemLine } from "./articles.ts";
import { ContentError, type Facts } from "./facts.ts";
import { loadSlugged, readSlugged, type SluggedDraft } from "./slugged.ts";

const folder = { name: "collections", noun: "a collection", schema: collection };

/** Reads all files of content/collections, in the order of their names. */
export const readCollections = (content = "content"): SluggedDraft<Collection>[] =>
  readSlugged(folder, content);

/** Reads the frontmatter of every collection, by id. Throws a ContentError with the problems of all. */
export const loadCollections = (content = "content"): Map<string, Collection> => loadSlugged(folder, content);

/** A line of a collection's table. */
export interface Member {
  use: Use;
  when: string;
}

/** The collections, and which of them a port belongs to. */
export interface Collections {
  /** In the order of their names. */
  list: readonly (Omit<Collection, "members"> & { slug: string; members: readonly Member[] })[];
  /** The collections of a port. */
  of(port: number): readonly { slug: string; name: string }[];
}

/**
 * Joins each line with the use that it names.
 * @throws a ContentError that names every line whose use is no row of content/facts/uses for its port.
 */
export function indexCollections(files: ReadonlyMap<string, Collection>, facts: Facts): Collections {
  const problems: string[] = [];
  const list = [...files]
    .map(([slug, data]) => {
      const members = data.members.flatMap(({ port, use: name, when }, index): Member[] => {
        const known = facts.uses.filter((use) => use.port === port);
        const use = known.find((one) => one.name === name);
        if (use) return [{ use, when }];
        const names = known.map((one) => `"${one.name}"`).join(", ") || "none";
        problems.push(
          problemLine(`content/collections/${slug}.mdx`, {
            field: `members[${index}].use`,
            message: `is "${name}", and content/facts/uses has no such row for ${port} (it has ${names}): add the row, or name one of these`,
          }),
        );
        return [];
      });
      return { ...data, slug, members };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
  if (problems.length > 0) throw new ContentError(problems);

  return {
    list,
    of: (port) =>
      list
        .filter(({ members }) => members.some(({ use }) => use.port === port))
        .map(({ slug, name }) => ({ slug, name })),
  };
}
