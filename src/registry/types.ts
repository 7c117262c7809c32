/** The transports of the registry, in the order in which pages show them (RFC 6335 §3). */
export const transports = ["tcp", "udp", "sctp", "dccp"] as const;
export type Transport = (typeof transports)[number];

/** State of one port on one transport (RFC 6335 §6). Never of the port as a whole. */
export type State = "assigned" | "reserved" | "unassigned";

/**
 * One column of one registration, and how far we know it. `asOf` is the ISO date of the source that was read.
 * `empty`: the source has the row and leaves the column blank. `unsourced`: no source of ours has the row's column.
 * `withheld`: the source may say something, and this project does not repeat it (withheld.ts).
 */
export type Field =
  | { known: "yes"; value: string; asOf: string }
  | { known: "empty"; asOf: string }
  | { known: "unsourced" }
  | { known: "withheld" };

/** One row of the registry that assigns a port on a transport. */
export interface Registration {
  /** The service name, as registered; null when the port is assigned without one ("any private mail system"), or it is withheld. */
  name: string | null;
  /** First and last port that the row covers; equal for most. */
  from: number;
  to: number;
  description: Field;
  assignee: Field;
  contact: Field;
  /** Date of registration, as IANA writes it (YYYY-MM or YYYY-MM-DD). */
  registered: Field;
  /** Date of last modification, as IANA writes it. */
  modified: Field;
  /** References in IANA's bracket form: `[RFC4253]`, `[Tatu_Ylonen]`. */
  reference: Field;
  /** IANA's "Unauthorized Use Reported". */
  unauthorized: Field;
  /** IANA's "Assignment Notes". */
  notes: Field;
}

/** A name that the registry once had for a port and transport, and has no more. */
export interface FormerName {
  name: string;
  description: Field;
}

/** What the registry says of one port on one transport. */
export interface TransportRecord {
  transport: Transport;
  state: State;
  /** Current registrations; empty unless assigned. */
  registrations: readonly Registration[];
  former: readonly FormerName[];
  /** What a nameless row says ("Reserved", "Unassigned [was netstat]"); `empty` where no row speaks of this port. */
  remark: Field;
  /** The unauthorized-use reports and notes of rows that assign nothing; empty for most. */
  reports: readonly Field[];
  /** ISO date of the source that decided the state. */
  asOf: string;
}

/** Where the snapshot comes from: one entry per source, newest first. */
export interface Provenance {
  generated: string;
  sources: readonly { id: string; title: string; url: string; asOf: string; rows: number; licence: string }[];
  /** Number of rows in services.csv and of ports with an assigned transport. */
  counts: { rows: number; assignedPorts: number; assignedTcp: number; assignedUdp: number };
}

/** The registry snapshot, in memory. */
export interface Registry {
  provenance: Provenance;
  /**
   * What the registry says of one port: tcp and udp always, then sctp and dccp where it lists them.
   * @param port integer, 0–65535; anything else throws a RangeError.
   */
  at(port: number): readonly TransportRecord[];
}
