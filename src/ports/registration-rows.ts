import { parseReference } from "../registry/references.ts";
import type { Field, Registration } from "../registry/types.ts";
import { isWithheld } from "../registry/withheld.ts";
import type { Port, RegistrationGroup } from "./port.ts";
import { date, list, upper } from "./words.ts";

/** A piece of a column: text, with an address where it names a work. */
export interface Part {
  text: string;
  url?: string;
}

/** One registration as a page shows it. */
export interface RegistrationRow {
  /** "cadlock on TCP and UDP" */
  heading: string;
  known: { label: string; parts: readonly Part[] }[];
  /** The columns that IANA's row leaves blank, in words; empty for none. */
  blank: string;
  /** The columns that no source of ours has, in words; empty for none. */
  unsourced: string;
  /** The columns that are withheld, in words; empty for none. */
  withheld: string;
  /** "July 2015", where these columns were read before the state and the names; empty where they are as new. */
  asOf: string;
}

/** The columns that a page shows, in its order, and their words; the description needs none. */
const columns = {
  description: "",
  assignee: "assignee",
  contact: "contact",
  registered: "registered",
  modified: "modified",
  reference: "reference",
  notes: "notes",
  unauthorized: "unauthorized use",
} as const satisfies Partial<Record<keyof Registration, string>>;
type Column = keyof typeof columns;
const isColumn = (name: string): name is Column => name in columns;

/** Columns whose absence says nothing: most rows have none and none is expected. */
const optional: readonly Column[] = ["modified", "notes", "unauthorized"];

/** What the registry's rows say of a port, field by field, with how far each is known. */
export function registrationRows(port: Port): RegistrationRow[] {
  return port.registrations.map(row);
}

function row({ names, registration, transports }: RegistrationGroup): RegistrationRow {
  const { from, to } = registration;
  const nameless = isWithheld(registration) ? "Name left out here" : "No service name";
  const range = from === to ? "" : `, ${from}–${to}`;
  const { assignee, contact } = registration;
  const same = JSON.stringify(assignee) === JSON.stringify(contact);
  const fields = Object.keys(columns)
    .filter(isColumn)
    .filter((column) => !(same && column === "contact"))
    .map((column) => ({
      column,
      label: same && column === "assignee" ? "assignee and contact" : columns[column],
      field: registration[column],
    }));
  const expected = fields.filter(({ column }) => !optional.includes(column));
  const named = (known: Field["known"]) =>
    list(expected.filter(({ field }) => field.known === known).map(({ column, label }) => label || column));

  return {
    heading: `${list(names.map((name) => name ?? nameless))} on ${list(transports.map(upper))}${range}`,
    known: fields.flatMap(({ column, label, field }) => {
      const parts = partsOf(column, field);
      return parts.length > 0 ? [{ label, parts }] : [];
    }),
    blank: named("empty"),
    unsourced: named("unsourced"),
    withheld: named("withheld"),
    asOf: olderDate(registration.description, registration.assignee),
  };
}

/** The month of the second field, if it was read before the first. */
function olderDate(first: Field, second: Field): string {
  if (!("asOf" in first && "asOf" in second) || second.asOf >= first.asOf) return "";
  return date(second.asOf.slice(0, 7));
}

/** Some notes at IANA are essays; what is left out stands there. */
const longest = 160;
const shorten = (text: string) =>
  text.length > longest ? `${text.slice(0, longest).replace(/\s+\S*$/, "")} …` : text;

function partsOf(column: Column, field: Field): Part[] {
  if (field.known !== "yes") return [];
  if (column === "registered" || column === "modified") return [{ text: date(field.value) }];
  if (column === "description" || column === "notes" || column === "unauthorized")
    return [{ text: shorten(field.value) }];
  return parseReference(field.value).flatMap((part, index) => {
    const comma = index > 0 ? [{ text: ", " }] : [];
    if (part.kind === "rfc") return [...comma, { text: `RFC ${part.number}`, url: part.url }];
    if (part.kind === "url") return [...comma, { text: part.url.replace(/^https?:\/\//, ""), url: part.url }];
    return [...comma, { text: part.kind === "person" ? part.name : part.text }];
  });
}
