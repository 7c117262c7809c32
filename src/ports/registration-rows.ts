import { parseReference } from "../registry/references.ts";
import type { Field, Registration } from "../registry/types.ts";
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
  known: { label: string; parts: readonly Part[]; asOf: string }[];
  /** Names the columns that IANA's row leaves blank, with their date; null for none. */
  empty: string | null;
  /** Names the columns that no source of ours has; null for none. */
  unsourced: string | null;
}

/** The columns that a page shows, in its order, and their words. */
const columns = {
  description: "description",
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

function row({ registration, transports }: RegistrationGroup): RegistrationRow {
  const { name, from, to } = registration;
  const range = from === to ? "" : `, ${from}–${to}`;
  const fields = Object.keys(columns)
    .filter(isColumn)
    .map((column) => ({ column, label: columns[column], field: registration[column] }));
  const expected = fields.filter(({ column }) => !optional.includes(column));
  const empty = expected.filter(({ field }) => field.known === "empty");
  const unsourced = expected.filter(({ field }) => field.known === "unsourced");

  return {
    heading: `${name ?? "No service name"} on ${list(transports.map(upper))}${range}`,
    known: fields.flatMap(({ column, label, field }) => {
      const parts = partsOf(column, field);
      return field.known === "yes" && parts.length > 0 ? [{ label, parts, asOf: field.asOf }] : [];
    }),
    empty: emptySentence(empty),
    unsourced:
      unsourced.length > 0 ? `Not in our snapshot: ${list(unsourced.map(({ label }) => label))}.` : null,
  };
}

function emptySentence(empty: readonly { label: string; field: Field }[]): string | null {
  const [first] = empty;
  if (first?.field.known !== "empty") return null;
  return `IANA leaves blank: ${list(empty.map(({ label }) => label))} (as of ${date(first.field.asOf)}).`;
}

function partsOf(column: Column, field: Field): Part[] {
  if (field.known !== "yes") return [];
  if (column === "registered" || column === "modified") return [{ text: date(field.value) }];
  if (column === "description" || column === "notes" || column === "unauthorized") return [{ text: field.value }];
  return parseReference(field.value).flatMap((part, index) => {
    const comma = index > 0 ? [{ text: ", " }] : [];
    if (part.kind === "rfc") return [...comma, { text: `RFC ${part.number}`, url: part.url }];
    if (part.kind === "url") return [...comma, { text: part.url.replace(/^https?:\/\//, ""), url: part.url }];
    return [...comma, { text: part.kind === "person" ? part.name : part.text }];
  });
}
