import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadRegistry } from "../registry/snapshot.ts";
import type { Registry } from "../registry/types.ts";
import { loadArticles } from "./articles.ts";
import { loadCollections } from "./collections.ts";
import { loadCommands, type CommandFiles } from "./commands.ts";
import { createPorts, type Ports } from "./create.ts";
import { loadFacts, type Facts } from "./facts.ts";
import { loadGlossary, type Term } from "./glossary.ts";
import { loadGuides } from "./guides.ts";

/** Where authors write, seen from the folder in which every npm script runs. */
const content = "content";

/** All that pages are made from. */
export interface Site {
  ports: Ports;
  registry: Registry;
  facts: Facts;
  glossary: readonly Term[];
  commands: CommandFiles;
}

let made: (Site & { stamp: string }) | undefined;

/** What authors wrote, read from `content` once; in the dev server, again when a file changed. */
export function site(): Site {
  const stamp = process.env["NODE_ENV"] === "development" ? stampOf(content) : "";
  if (made?.stamp !== stamp) {
    const registry = made?.registry ?? loadRegistry();
    const articles = new Map(loadArticles(content).map(({ port, data }) => [port, data]));
    const facts = loadFacts(content);
    const ports = createPorts({
      registry,
      facts,
      articles,
      guides: loadGuides(content),
      collections: loadCollections(content),
    });
    made = {
      stamp,
      registry,
      facts,
      ports,
      glossary: loadGlossary(content),
      commands: loadCommands(content),
    };
  }
  return made;
}

/** Changes with every file that an author writes. */
function stampOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(mdx|yml)$/.test(entry.name))
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
    .join();
}
