import type { Port } from "../ports/port.ts";
import { registrationRows } from "../ports/registration-rows.ts";
import { heading, summary } from "../ports/sentences.ts";

/** What full-text search reads of a port without an article: its sentence, its uses and what its registrations say. */
export function searchText(port: Port): { title: string; content: string } {
  const registrations = registrationRows(port).flatMap(({ known }) =>
    known.map(({ parts }) => parts.map(({ text }) => text).join("")),
  );
  const uses = port.uses.map(({ name, aka, note = "" }) => [name, ...aka, note].join(" "));
  const reports = port.unauthorized.map(({ text }) => text);
  return {
    title: heading(port),
    content: [summary(port), ...uses, ...registrations, ...port.formerNames, ...reports].join(". "),
  };
}
