import type { CitedSource } from "../schemas/article.ts";
import type { Source } from "../schemas/source.ts";
import type { Use } from "../schemas/use.ts";

/** A work with the word of its footnote; its type where the title tells it. */
export interface NamedSource {
  id: string;
  type: CitedSource["type"] | null;
  source: Source;
}

/** The works that uses rest on, each once, with an id that no other has and that is not `iana`. */
export function sourceIds(uses: readonly Use[]): NamedSource[] {
  const taken = new Set(["iana"]);
  const works = new Map(uses.map(({ source, name }) => [source.url, { source, name }]));
  return [...works.values()].map(({ source, name }) => {
    const rfc = /^RFC (\d+)\b/.exec(source.title)?.[1];
    const base = rfc === undefined ? wordOf(name) : `rfc${rfc}`;
    let id = base;
    for (let more = 2; taken.has(id); more++) id = `${base}-${more}`;
    taken.add(id);
    return { id, type: rfc === undefined ? null : "rfc", source };
  });
}

/** "AirPlay Receiver" → "airplay"; "3CX" stays "3cx". */
const wordOf = (name: string) => /[a-z0-9]+/.exec(name.toLowerCase())?.[0] ?? "source";
