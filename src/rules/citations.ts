import type { CommandFiles } from "../ports/commands.ts";
import type { Facts } from "../ports/facts.ts";
import type { Term } from "../ports/glossary.ts";
import type { Source } from "../schemas/source.ts";
import type { ParsedArticle } from "./parsed.ts";

/** One place where a work is cited. */
export interface Citation extends Source {
  /** As an author would type it: "content/facts/twins.yml". */
  path: string;
  field: string;
  /** Null where the place has no field for it; "" where the author left it out. */
  date: string | null;
  type: string | null;
}

/** What an article, a guide or a collection cites. */
export const citationsOf = ({ path, sources }: ParsedArticle): Citation[] =>
  sources.map(({ id, title, url, date, type }, index) => ({
    path,
    field: `sources[${index}] ("${id}")`,
    title,
    url,
    date,
    type,
  }));

/** What the commands and the glossary cite, and the tables of facts but for the uses. */
export function citationsOfTables(
  facts: Facts | null,
  glossary: readonly Term[],
  commands: CommandFiles,
): Citation[] {
  const rows = (name: string, list: readonly { source: Source }[]) =>
    list.map(({ source }, index) => citation(`content/facts/${name}.yml`, `[${index}].source`, source));
  return [
    ...glossary.flatMap(({ slug, sources }) =>
      sources.map((source, index) => citation(`content/glossary/${slug}.yml`, `sources[${index}]`, source)),
    ),
    ...commands.flatMap(({ id, commands: list }) =>
      list.flatMap(({ proof }, index) =>
        proof.how === "reference"
          ? [citation(`content/commands/${id}.yml`, `commands[${index}].proof.source`, proof.source)]
          : [],
      ),
    ),
    ...(facts
      ? [
          ...rows("ephemeral", facts.ephemeral),
          ...rows("low-ports", facts.lowPorts),
          citation("content/facts/browser-blocked.yml", "source", facts.browserBlocked.source),
          ...rows("blocks", facts.blocks),
          ...rows("twins", facts.twins),
        ]
      : []),
  ];
}

/** What the rows of content/facts/uses cite. */
export const citationsOfUses = ({ uses, usePlaces }: Facts): Citation[] =>
  uses.map(({ port, name, source }, index) => {
    const { path = "content/facts/uses", row = index } = usePlaces[index] ?? {};
    return citation(path, `[${row}].source (port ${port}, ${name})`, source);
  });

const citation = (path: string, field: string, { title, url }: Source): Citation => ({
  path,
  field,
  title,
  url,
  date: null,
  type: null,
});
