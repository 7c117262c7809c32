import { guide, type Concern, type Guide, type PortRange } from "../schemas/guide.ts";
import type { Facts } from "./facts.ts";
import { lastPort, type Port, type PortGuide } from "./port.ts";
import { privilegeSentence, refusalSentence } from "./sentences.ts";
import { loadSlugged, readSlugged, type SluggedDraft } from "./slugged.ts";

const folder = { name: "guides", noun: "a guide", schema: guide };

/** Reads all files of content/guides, in the order of their names. */
export const readGuides = (content = "content"): SluggedDraft<Guide>[] => readSlugged(folder, content);

/** Reads the frontmatter of every guide, by id. Throws a ContentError with the problems of all. */
export const loadGuides = (content = "content"): Map<string, Guide> => loadSlugged(folder, content);

/** At most so many guides on the page of a port. */
export const guideLimit = 4;
/** A guide about more ports than this is general: each of its ports has it, behind the particular ones. */
const general = lastPort / 2;
/** Up to this many ports of a concern are listed one by one on the guide's page. */
const listable = 100;

/** The guides, and which ports each is about. */
export interface Guides {
  /** By how many ports they are about, the most general first. */
  list: readonly (Guide & { slug: string })[];
  /** The guides of a port, the most telling first: those that name it, then those about the fewest ports. */
  of(port: Pick<Port, "number" | "privileged" | "refused">): PortGuide[];
  /** The ports of a guide: those few enough to be listed, ascending, and the runs of the others. */
  portsOf(slug: string): { listed: number[]; runs: PortRange[] };
}

/** Looks up once which ports each guide is about. */
export function indexGuides(files: ReadonlyMap<string, Guide>, facts: Facts): Guides {
  const guides = [...files]
    .map(([slug, data]) => {
      const ports = new Set(data.concerns.flatMap((one) => runsOf(one, facts)).flatMap(numbersOf));
      return { slug, data, ports };
    })
    .sort((a, b) => a.ports.size - b.ports.size || a.slug.localeCompare(b.slug));

  return {
    list: guides.toSorted((a, b) => b.ports.size - a.ports.size).map(({ slug, data }) => ({ ...data, slug })),
    of(port) {
      const own = guides.filter(({ ports }) => ports.has(port.number));
      const [wide, particular] = partition(own, ({ ports }) => ports.size > general);
      const [named, others] = partition(particular, ({ data }) => data.concerns.includes(port.number));
      return [...[...named, ...others].slice(0, guideLimit - wide.length), ...wide].map(({ slug, data }) => ({
        slug,
        title: data.title,
        symptom: data.symptom,
        why: whyOf(data, port),
      }));
    },
    portsOf(slug) {
      const sets = (files.get(slug)?.concerns ?? []).map((one) => runsOf(one, facts));
      const [small, large] = partition(sets, (runs) => runs.flatMap(numbersOf).length <= listable);
      const listed = new Set(small.flat().flatMap(numbersOf));
      return { listed: [...listed].sort((a, b) => a - b), runs: large.flat() };
    },
  };
}

/** The runs of ports that a concern names, each once. */
function runsOf(concern: Concern, facts: Facts): PortRange[] {
  if (typeof concern === "number") return [{ from: concern, to: concern }];
  if (typeof concern === "object") return [concern];
  if (concern === "refused-by-browsers")
    return facts.browserBlocked.ports.map(({ port }) => ({ from: port, to: port }));
  const held = facts.lowPorts.flatMap(({ common, from, to }) =>
    common && from !== undefined && to !== undefined ? [{ from, to }] : [],
  );
  return [...new Map(held.map((run) => [`${run.from}–${run.to}`, run])).values()];
}

const numbersOf = ({ from, to }: PortRange) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** What the fact says of this very port by which a guide chose it. */
function whyOf({ concerns }: Guide, port: Pick<Port, "number" | "privileged" | "refused">): string | null {
  if (concerns.includes("refused-by-browsers") && port.refused) return refusalSentence(port);
  if (concerns.includes("privileged")) return privilegeSentence(port);
  return null;
}

function partition<T>(list: readonly T[], goesFirst: (one: T) => boolean): [T[], T[]] {
  return [list.filter(goesFirst), list.filter((one) => !goesFirst(one))];
}
