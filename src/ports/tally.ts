import type { Field, Registration } from "../registry/types.ts";
import type { Use } from "../schemas/use.ts";
import { lastPort } from "./port.ts";
import type { Site } from "./site.ts";

/** What the site knows and does not know, in numbers of ports unless said otherwise. */
export interface Tally {
  /** With an assigned transport. */
  assigned: number;
  /** Assigned, and nothing is known to run there. */
  assignedWithoutUse: number;
  /** Uses that are known, by how sure they are. */
  uses: Record<Use["confidence"], number>;
  /** With a use and no registration. */
  usedUnassigned: number;
  /** With a registration whose assignee, contact, dates and reference are in no source of ours. */
  unsourced: number;
  /** With a registration of which IANA leaves all of these blank. */
  blank: number;
  articles: number;
}

const columns = ["assignee", "contact", "registered", "modified", "reference"] as const;
const all = (registration: Registration, known: Field["known"]) =>
  columns.every((column) => registration[column].known === known);

/** Counts, port by port. */
export function tally({ ports, facts }: Pick<Site, "ports" | "facts">): Tally {
  const found: Tally = {
    assigned: 0,
    assignedWithoutUse: 0,
    uses: { documented: 0, common: 0, reported: 0 },
    usedUnassigned: 0,
    unsourced: 0,
    blank: 0,
    articles: ports.articles.length,
  };
  for (const { confidence } of facts.uses) found.uses[confidence]++;
  for (let number = 0; number <= lastPort; number++) {
    const { kind, uses, registrations } = ports.get(number);
    if (kind === "assigned") found.assigned++;
    if (kind === "assigned" && uses.length === 0) found.assignedWithoutUse++;
    if (kind !== "assigned" && uses.length > 0) found.usedUnassigned++;
    if (registrations.some(({ registration }) => all(registration, "unsourced"))) found.unsourced++;
    if (registrations.some(({ registration }) => all(registration, "empty"))) found.blank++;
  }
  return found;
}
