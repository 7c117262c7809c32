import { CsvError, parse } from "csv-parse/sync";
import { transports } from "../types.ts";
import type { Transport } from "../types.ts";
import { oneLine, parsePorts, plainDescription } from "./source-row.ts";
import type { SourceRow } from "./source-row.ts";

/** The columns of IANA's service-names-port-numbers.csv; their order may change, their names may not. */
export const ianaColumns = [
  "Service Name",
  "Port Number",
  "Transport Protocol",
  "Description",
  "Assignee",
  "Contact",
  "Registration Date",
  "Modification Date",
  "Reference",
  "Service Code",
  "Unauthorized Use Reported",
  "Assignment Notes",
] as const;
type Column = (typeof ianaColumns)[number];
type Cells = Record<Column, string>;

/** Longest cells we take, in characters; IANA's longest are 36 (a name) and 1,532 (notes). */
const longestName = 64;
const longestCell = 6000;

/** A broken file is broken in many places: this many are shown. */
const shownErrors = 20;

// Control characters, and those that turn the direction of text; tab and line ends are white space.
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/** The rows of IANA's file that have a port, and how many it has in all. */
export interface IanaFile {
  rows: SourceRow[];
  total: number;
}

/**
 * Reads the text of IANA's CSV file. All that the cells hold is taken as text, and nothing else.
 * @throws an Error that names every wrong line and column, up to a limit.
 */
export function parseIanaCsv(text: string): IanaFile {
  if (/^\s*</.test(text)) throw new Error("The file is a web page, not a CSV file: check the address.");
  if (!/\r?\n$/.test(text)) throw new Error("The file ends in the middle of a line: it was cut short.");
  const [header, ...records] = recordsOf(text);
  const read = cellsBy(header?.cells ?? []);

  const rows: SourceRow[] = [];
  const errors: string[] = [];
  for (const { cells, line } of records) {
    const wrong =
      cells.length === header?.cells.length ? [] : [`has ${cells.length} cells, not ${header?.cells.length}`];
    const row = read(cells);
    if (wrong.length === 0) wrong.push(...wrongCells(row));
    if (wrong.length > 0) errors.push(...wrong.map((fault) => `line ${line}: ${fault}`));
    else if (row["Port Number"].trim()) rows.push(toRow(row));
  }
  if (errors.length > 0) throw new Error(listOf(errors));
  return { rows, total: records.length };
}

function recordsOf(text: string): { cells: string[]; line: number }[] {
  let next = 1;
  try {
    const records = parse(text, { bom: true, info: true, relax_column_count: true }) as unknown as Parsed[];
    return records.map(({ record, info }) => {
      const line = next;
      next = info.lines + 1;
      return { cells: record, line };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(`The file is no CSV file, or was cut short: ${error.message}.`, { cause: error });
  }
}
interface Parsed {
  record: string[];
  info: { lines: number };
}

/** A reader of records that finds each column by its name. */
function cellsBy(header: readonly string[]): (cells: readonly string[]) => Cells {
  const names = header.map((name) => name.trim());
  const missing = ianaColumns.filter((name) => !names.includes(name));
  const twice = ianaColumns.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (missing.length > 0)
    throw new Error(`The file has no column ${quoted(missing)}; it has ${quoted(names)}.`);
  if (twice.length > 0) throw new Error(`The file has the column ${quoted(twice)} twice.`);
  return (cells) =>
    Object.fromEntries(ianaColumns.map((name) => [name, cells[names.indexOf(name)] ?? ""])) as Cells;
}

function wrongCells(cells: Cells): string[] {
  const wrong: string[] = [];
  for (const column of ianaColumns) {
    const cell = cells[column];
    const limit = column === "Service Name" ? longestName : longestCell;
    const sign = hidden.exec(cell)?.[0];
    if (sign !== undefined)
      wrong.push(`${column} holds the control character ${codePoint(sign)}: it must be text`);
    if (cell.length > limit) wrong.push(`${column} has ${cell.length} characters: the limit is ${limit}`);
  }
  if (wrong.length > 0) return wrong;

  const port = cells["Port Number"].trim();
  if (port && !parsePorts(port))
    wrong.push(`Port Number "${port}" is no port or range from 0 to 65535, such as 80 or 6000-6063`);
  const transport = cells["Transport Protocol"].trim();
  if (transport && !isTransport(transport))
    wrong.push(`Transport Protocol "${transport}" is none of ${transports.join(", ")}`);
  for (const column of ["Registration Date", "Modification Date"] as const)
    if (!/^(\d{4}(-\d\d){0,2})?$/.test(cells[column].trim()))
      wrong.push(`${column} "${cells[column]}" is no date such as 2006-05 or 2006-05-17`);
  return wrong.map((fault) => fault.slice(0, 200));
}

const isTransport = (text: string): text is Transport => transports.some((transport) => transport === text);

function toRow(cells: Cells): SourceRow {
  const [from, to] = parsePorts(cells["Port Number"].trim()) ?? [0, 0];
  const transport = cells["Transport Protocol"].trim();
  return {
    from,
    to,
    transport: isTransport(transport) ? transport : null,
    name: oneLine(cells["Service Name"]),
    description: plainDescription(cells.Description),
    assignee: oneLine(cells.Assignee),
    contact: oneLine(cells.Contact),
    registered: oneLine(cells["Registration Date"]),
    modified: oneLine(cells["Modification Date"]),
    reference: oneLine(cells.Reference),
    unauthorized: oneLine(cells["Unauthorized Use Reported"]),
    notes: oneLine(cells["Assignment Notes"]),
  };
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

const codePoint = (sign: string): string =>
  `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

function listOf(errors: readonly string[]): string {
  const more = errors.length - shownErrors;
  return [
    ...errors.slice(0, shownErrors),
    ...(more > 0 ? [`and ${more} more.`] : []),
    "Try again later; if IANA has changed the form of its file, src/registry/sources/iana-csv.ts must learn it.",
  ].join("\n");
}
