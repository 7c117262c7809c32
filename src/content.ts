import { getEntry, render, type CollectionEntry } from "astro:content";
import type { Kind, Port } from "./ports/port.ts";

type Entry = CollectionEntry<"ports"> | CollectionEntry<"kinds">;

/** The prose of a port's page: its own article, else that of its kind. */
export interface Prose {
  entry: Entry;
  /** The file, from the repository's top. */
  file: string;
  Content: Awaited<ReturnType<typeof render>>["Content"];
}

const kinds = new Map<Kind, Promise<Prose>>();

async function load(entry: Entry | undefined, file: string): Promise<Prose> {
  if (!entry) throw new Error(`${file} is missing`);
  return { entry, file, Content: (await render(entry)).Content };
}

async function proseOfKind(kind: Kind): Promise<Prose> {
  return load(await getEntry("kinds", kind), `content/kinds/${kind}.mdx`);
}

/** Finds the prose of a port. The four kinds are looked up once in a build: 65,000 pages share them. */
export async function proseOf(port: Port): Promise<Prose> {
  if (port.article)
    return load(await getEntry("ports", String(port.number)), `content/ports/${port.number}.mdx`);
  if (!import.meta.env.PROD) return proseOfKind(port.kind);
  const known = kinds.get(port.kind) ?? proseOfKind(port.kind);
  kinds.set(port.kind, known);
  return known;
}
