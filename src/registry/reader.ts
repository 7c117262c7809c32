import type { SnapshotRow } from "./row.ts";
import { reportConcerns } from "./reports.ts";
import { transports } from "./types.ts";
import type {
  Field,
  FormerName,
  Provenance,
  Registration,
  Registry,
  State,
  Transport,
  TransportRecord,
} from "./types.ts";

const lastPort = 65535;

/**
 * The registry of a snapshot's rows. Where rows of one pair disagree, assigned wins over reserved,
 * and reserved over unassigned; a pair without a row is unassigned.
 * @throws if a row has a source that the provenance does not date.
 */
export function makeRegistry(rows: readonly SnapshotRow[], provenance: Provenance): Registry {
  const dates = new Map(provenance.sources.map((source) => [source.id, source.asOf]));
  for (const row of rows)
    for (const id of [row.source, row.rest])
      if (id && !dates.has(id))
        throw new Error(
          `services.csv: port ${row.port}: provenance.json has no source "${id}": make both again.`,
        );

  const reader = new Reader(dates);
  const rowsAt = spread(rows);
  const made: (readonly TransportRecord[] | undefined)[] = [];
  return {
    provenance,
    at(port) {
      if (!Number.isInteger(port) || port < 0 || port > lastPort)
        throw new RangeError(`${port} is no port number: give an integer from 0 to ${lastPort}`);
      return (made[port] ??= reader.records(port, rowsAt[port] ?? []));
    },
  };
}

/** Rows by port, ranges spread out. */
function spread(rows: readonly SnapshotRow[]): SnapshotRow[][] {
  const rowsAt: SnapshotRow[][] = Array.from({ length: lastPort + 1 }, () => []);
  for (const row of rows) for (let port = row.port; port <= row.to; port++) rowsAt[port]?.push(row);
  return rowsAt;
}

const withheld = { known: "withheld" } as const;
const withheldRegistration: Omit<Registration, "from" | "to"> = {
  name: null,
  description: withheld,
  assignee: withheld,
  contact: withheld,
  registered: withheld,
  modified: withheld,
  reference: withheld,
  unauthorized: withheld,
  notes: withheld,
};

class Reader {
  private readonly dates: ReadonlyMap<string, string>;
  private readonly newest: string;
  // Most ports lie in ranges, or in gaps between rows: their records are one and the same.
  private readonly shared = new Map<SnapshotRow | Transport, TransportRecord>();

  constructor(dates: ReadonlyMap<string, string>) {
    this.dates = dates;
    this.newest = [...dates.values()].toSorted().at(-1) ?? "";
  }

  records(port: number, rows: readonly SnapshotRow[]): TransportRecord[] {
    const records: TransportRecord[] = [];
    for (const transport of transports) {
      const own = rows.filter((row) => row.transport === transport);
      if (own.length > 0 || transport === "tcp" || transport === "udp")
        records.push(this.record(port, transport, own));
    }
    return records;
  }

  private record(port: number, transport: Transport, rows: readonly SnapshotRow[]): TransportRecord {
    const [row] = rows;
    const samePorts =
      rows.length === 0 || (rows.length === 1 && row && row.to > row.port && !row.unauthorized);
    if (!samePorts) return this.makeRecord(port, transport, rows);
    const key = row ?? transport;
    const record = this.shared.get(key) ?? this.makeRecord(port, transport, rows);
    this.shared.set(key, record);
    return record;
  }

  private makeRecord(port: number, transport: Transport, rows: readonly SnapshotRow[]): TransportRecord {
    const state = stateOf(rows);
    const deciding = rows.filter((row) => row.state === state);
    const silent = rows.filter((row) => row.state === "reserved" || row.state === "unassigned");
    const assigned = state === "assigned";
    const said = assigned ? undefined : deciding[0];
    return {
      transport,
      state,
      registrations: assigned ? deciding.map((row) => this.registration(row)) : [],
      former: rows.filter((row) => row.status === "former").map((row) => this.former(row)),
      remark: said ? this.field(said.description, said.source) : { known: "empty", asOf: this.newest },
      reports: silent.flatMap((row) => this.reports(row, port)),
      // That no row assigns or reserves a pair is what the newest source shows, whoever had the row.
      asOf: state === "unassigned" ? this.newest : this.newestOf(deciding),
    };
  }

  private registration(row: SnapshotRow): Registration {
    if (row.status === "withheld") return { ...withheldRegistration, from: row.port, to: row.to };
    return {
      name: row.name || null,
      from: row.port,
      to: row.to,
      description: this.field(row.description, row.source),
      assignee: this.field(row.assignee, row.rest),
      contact: this.field(row.contact, row.rest),
      registered: this.field(row.registered, row.rest),
      modified: this.field(row.modified, row.rest),
      reference: this.field(row.reference, row.rest),
      unauthorized: this.field(row.unauthorized, row.rest),
      notes: this.field(row.notes, row.rest),
    };
  }

  private former(row: SnapshotRow): FormerName {
    return { name: row.name, description: this.field(row.description, row.source) };
  }

  private reports(row: SnapshotRow, port: number): Field[] {
    const texts = [reportConcerns(row.unauthorized, port) ? row.unauthorized : "", row.notes];
    return texts.filter(Boolean).map((value) => this.field(value, row.rest));
  }

  private field(value: string, source: string): Field {
    const asOf = this.dates.get(source);
    if (asOf === undefined) return { known: "unsourced" };
    return value ? { known: "yes", value, asOf } : { known: "empty", asOf };
  }

  private newestOf(rows: readonly SnapshotRow[]): string {
    const dates = rows.map((row) => this.dates.get(row.source) ?? "");
    return dates.toSorted().at(-1) ?? this.newest;
  }
}

function stateOf(rows: readonly SnapshotRow[]): State {
  const states: readonly State[] = ["assigned", "reserved", "unassigned"];
  return states.find((state) => rows.some((row) => row.state === state)) ?? "unassigned";
}
