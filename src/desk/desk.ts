import { join } from "node:path";
import { readArticles, type ArticleDraft } from "../ports/articles.ts";
import { readCollections } from "../ports/collections.ts";
import { createPorts, type Ports } from "../ports/create.ts";
import { loadFacts, type Facts } from "../ports/facts.ts";
import { readGuides } from "../ports/guides.ts";
import { loadRegistry } from "../registry/snapshot.ts";
import type { Registry } from "../registry/types.ts";

/** What lies on an author's desk: all that is known of ports, and every article, finished or not. */
export interface Desk {
  registry: Registry;
  facts: Facts;
  /** Made from the articles and guides whose fields are sound. */
  ports: Ports;
  /** Every file of content/ports, also those that are not yet sound. */
  drafts: readonly ArticleDraft[];
}

/**
 * Reads what authors wrote. Unlike the site it goes on where an article has problems: one that was just begun has many.
 * @throws ContentError when a table of content/facts is wrong.
 */
export function openDesk(folder = "content"): Desk {
  const registry = loadRegistry(join(folder, "registry"));
  const facts = loadFacts(folder);
  const drafts = readArticles(folder);
  const articles = new Map(
    drafts.flatMap(({ port, data }) => (port === null || data === null ? [] : [[port, data] as const])),
  );
  const guides = new Map(
    readGuides(folder).flatMap(({ slug, data }) => (data ? [[slug, data] as const] : [])),
  );
  const collections = new Map(
    readCollections(folder).flatMap(({ slug, data }) => (data ? [[slug, data] as const] : [])),
  );
  return { registry, facts, ports: createPorts({ registry, facts, articles, guides, collections }), drafts };
}
