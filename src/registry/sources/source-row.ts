import type { State, Transport } from "../types.ts";

/** One row of IANA's registry, whichever file it was read from; white space is single, an absent column is "". */
export interface SourceRow {
  from: number;
  to: number;
  /** null: the row names no transport, and speaks of tcp and udp. */
  transport: Transport | null;
  name: string;
  description: string;
  assignee: string;
  contact: string;
  registered: string;
  modified: string;
  reference: string;
  unauthorized: string;
  notes: string;
}

/** The transports that a row speaks of. */
export const transportsOf = (row: SourceRow): readonly Transport[] =>
  row.transport ? [row.transport] : ["tcp", "udp"];

/** One line, single spaces: rows of the snapshot are lines. */
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A description without the remark that IANA adds to names it made well-formed (RFC 6335 §10.1). */
export const plainDescription = (text: string): string =>
  oneLine(text.replace(/\n?\s*IANA assigned this well-formed service name as a replacement for [^\n]*/g, ""));

/**
 * What a row without a service name makes of its ports.
 * @example stateOfNameless("any private mail system") // "assigned"
 */
export function stateOfNameless(description: string): State {
  if (/reserved/i.test(description)) return "reserved";
  if (
    description === "" ||
    /unassigned|de-?registered|removed|deprecated|de-?com+issioned/i.test(description)
  )
    return "unassigned";
  return "assigned";
}

/**
 * First and last port of a registry's port column.
 * @example parsePorts("6000-6063") // [6000, 6063]
 * @returns null for anything that is no port or range within 0–65535.
 */
export function parsePorts(text: string): [number, number] | null {
  const match = /^(0|[1-9]\d{0,4})(?:-([1-9]\d{0,4}))?$/.exec(text);
  if (!match) return null;
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  return to <= 65535 && from <= to ? [from, to] : null;
}
