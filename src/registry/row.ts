import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { transports } from "./types.ts";
import type { State, Transport } from "./types.ts";

/** The columns that `rest` dates. */
export const restColumns = [
  "assignee",
  "contact",
  "registered",
  "modified",
  "reference",
  "unauthorized",
  "notes",
] as const;

/** The columns of services.csv, in order. */
export const columns = [
  "port",
  "to",
  "transport",
  "state",
  "name",
  "status",
  "description",
  ...restColumns,
  "source",
  "rest",
] as const;

export type RestColumn = (typeof restColumns)[number];
export type Rest = Record<RestColumn, string>;

/** One line of services.csv: what one registry row says of a port or range on one transport. */
export interface SnapshotRow extends Rest {
  port: number;
  /** Last port; equal to `port` for most. */
  to: number;
  transport: Transport;
  /** What the row makes of its ports; "" for a former name, which makes nothing of them. */
  state: State | "";
  /** "" for a row that names no service, or whose name is withheld. */
  name: string;
  /** `withheld`: a current row of which the snapshot repeats only the state (withheld.ts). */
  status: "current" | "former" | "withheld";
  description: string;
  /** Id of the source of state, name and description (provenance.json dates it). */
  source: string;
  /** Id of the source of the columns from assignee to notes; "" where we have none. */
  rest: string;
}

/** The columns of a row of which no source says anything. */
export const noRest: Readonly<Rest> = {
  assignee: "",
  contact: "",
  registered: "",
  modified: "",
  reference: "",
  unauthorized: "",
  notes: "",
};

/** The `rest` columns of a larger row, and nothing else. */
export const restOf = (row: Rest): Rest => ({
  assignee: row.assignee,
  contact: row.contact,
  registered: row.registered,
  modified: row.modified,
  reference: row.reference,
  unauthorized: row.unauthorized,
  notes: row.notes,
});

/**
 * Rows by port, end of range, transport, and current before former; rows that tie keep their order,
 * which is the registry's own (`http` before `www`).
 */
export const sortRows = (rows: readonly SnapshotRow[]): SnapshotRow[] =>
  rows.toSorted(
    (a, b) =>
      a.port - b.port ||
      a.to - b.to ||
      transports.indexOf(a.transport) - transports.indexOf(b.transport) ||
      Number(a.status === "former") - Number(b.status === "former"),
  );

/** The text of services.csv. A range of one port has an empty `to`. */
export const formatRows = (rows: readonly SnapshotRow[]): string =>
  stringify(
    rows.map((row) => ({ ...row, to: row.to === row.port ? "" : row.to })),
    { header: true, columns: [...columns], record_delimiter: "\n" },
  );

/**
 * The rows of services.csv, of which each is one line.
 * @throws if the header is not that of `columns`, or a row has more or fewer cells.
 */
export function parseRows(text: string): SnapshotRow[] {
  const [header, ...lines] = text.trimEnd().split("\n");
  if (header !== columns.join())
    throw new Error(`services.csv: the header is not "${columns.join()}". ${mend}`);
  // Lines without a quote, nearly all, need no parser; it would take three quarters of the time.
  const quoted = (parse(lines.filter((line) => line.includes('"')).join("\n")) as string[][]).values();
  return lines.map((line, index) => {
    const cells = line.includes('"') ? (quoted.next().value ?? []) : line.split(",");
    if (cells.length !== columns.length)
      throw new Error(
        `services.csv: line ${index + 2} has ${cells.length} cells, not ${columns.length}. ${mend}`,
      );
    return toRow(cells);
  });
}

const mend = "Make the file again with npm run registry:update.";

function toRow(cells: string[]): SnapshotRow {
  const [port, to, transport, state, name, status, description, ...more] = cells as Cells;
  const [assignee, contact, registered, modified, reference, unauthorized, notes, source, rest] = more;
  return {
    port: Number(port),
    to: Number(to || port),
    transport: transport as Transport,
    state: state as State | "",
    name,
    status: status as SnapshotRow["status"],
    description,
    assignee,
    contact,
    registered,
    modified,
    reference,
    unauthorized,
    notes,
    source,
    rest,
  };
}

type Cells = [string, string, string, string, string, string, string, ...NineCells];
type NineCells = [string, string, string, string, string, string, string, string, string];
