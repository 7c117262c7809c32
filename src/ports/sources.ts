import type { CitedSource } from "../schemas/article.ts";
import type { Source } from "../schemas/source.ts";
import { ianaRow } from "./links.ts";
import type { Port } from "./port.ts";

/** A work in a page's list of sources; `id` and `date` where the article cites it. */
export interface Listed extends Source {
  id?: string;
  date?: string | undefined;
}

/**
 * The works a page rests on: those its text cites, in the author's order (their numbers are in the text),
 * then those of its computed facts, each address once. Uses, systems and blocks link to theirs on the spot.
 */
export function listSources(port: Port, cited: readonly CitedSource[]): Listed[] {
  const iana = {
    title: "IANA: Service Name and Port Number Registry",
    url: ianaRow(port.number),
  };
  const computed: Listed[] = [iana, ...(port.refused ? [port.refused.source] : [])];
  const listed: Listed[] = [...cited];
  for (const source of computed) if (!listed.some(({ url }) => url === source.url)) listed.push(source);
  return listed;
}
