import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDraft } from "../ports/articles.ts";
import { loadCommands } from "../ports/commands.ts";
import { loadGlossary } from "../ports/glossary.ts";
import { kinds } from "../ports/port.ts";
import { worksOf, type Place } from "../ports/works.ts";
import { kindArticle } from "../schemas/kind-article.ts";
import type { Desk } from "./desk.ts";

/**
 * Every address that the content cites, without what stands behind #, and where it is cited.
 * @throws ContentError when commands or the glossary have problems.
 */
export function citedAddresses(
  { registry, facts, ports, drafts }: Desk,
  folder = "content",
): Map<string, Place[]> {
  const works = worksOf({
    registry,
    facts,
    commands: loadCommands(folder),
    glossary: loadGlossary(folder),
    articles: new Map(
      drafts.flatMap(({ port, data }) => (port === null || data === null ? [] : [[port, data] as const])),
    ),
    guides: ports.guides.list,
    collections: ports.collections.list,
    kinds: kinds.flatMap((kind) => {
      const path = join(folder, "kinds", `${kind}.mdx`);
      return readDraft(path, readFileSync(path, "utf8"), kindArticle).data ?? [];
    }),
  });
  const byAddress = Map.groupBy(works, ({ url }) => url.replace(/#.*$/, ""));
  return new Map([...byAddress].map(([address, group]) => [address, group.flatMap(({ places }) => places)]));
}
