import { count, list } from "../../ports/words.ts";
import type { Place } from "../../ports/works.ts";
import type { Exception } from "../../schemas/exceptions.ts";
import type { Known } from "./cache.ts";

/** An address with where it is cited and what is known of it. */
export interface Checked {
  address: string;
  places: readonly Place[];
  known: Known | null;
  exception: Exception | null;
}

const headings = {
  dead: "Dead",
  moved: "Moved for good",
  silent: "No answer yet; dead when it lasts",
  skipped: "Not found out",
} as const;

/** The report of a run, as lines: what is dead first, and of what is fine only how much. */
export function reportLines(all: readonly Checked[]): string[] {
  const asked = all.filter(({ exception }) => exception === null);
  const lines = (Object.keys(headings) as (keyof typeof headings)[]).flatMap((verdict) => {
    const found = asked.filter(({ known }) => known?.verdict === verdict);
    if (found.length === 0) return [];
    return [`${headings[verdict]} (${count(found.length)}):`, ...found.flatMap(entry), ""];
  });
  const excepted = all.flatMap(({ address, exception }) =>
    exception ? [`  ${address}: ${exception.reason} (until ${exception.until})`] : [],
  );
  const unknown = asked.filter(({ known }) => known === null).length;
  return [
    ...lines,
    ...(excepted.length > 0 ? [`Left out as exceptions (${count(excepted.length)}):`, ...excepted, ""] : []),
    `${count(asked.filter(({ known }) => known?.verdict === "fine").length)} of ${count(all.length)} addresses are fine${unknown > 0 ? `; ${count(unknown)} were not asked for yet` : ""}.`,
  ];
}

function entry({ address, places, known }: Checked): string[] {
  const where = places.map(placeWords);
  const shown = where.length > 6 ? [...where.slice(0, 5), `${where.length - 5} more`] : where;
  return [
    `  ${address} ${known?.reason ?? ""}`.trimEnd(),
    ...(known?.to ? [`    → ${known.to}`] : []),
    `    cited by ${list(shown)}`,
  ];
}

function placeWords(place: Place): string {
  if (place.kind === "port") return `port ${place.port}`;
  if (place.kind === "guide") return `content/guides/${place.slug}.mdx`;
  return place.kind === "term" ? `content/glossary/${place.slug}.yml` : place.path;
}
