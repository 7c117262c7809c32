import { noRest, restOf } from "./row.ts";
import type { SnapshotRow } from "./row.ts";
import { runs } from "./rule.ts";
import { stateOfNameless, transportsOf } from "./sources/source-row.ts";
import type { SourceRow } from "./sources/source-row.ts";
import type { State, Transport } from "./types.ts";

/** The id of IANA's own file in provenance.json. */
export const ianaId = "iana";

/**
 * The snapshot from IANA's own file, which has every column of every current row; and from the last snapshot,
 * of which the names that IANA lists no more become former names.
 * @param rename gives the ids of the last snapshot's sources the names that they have in this one
 */
export function rowsFromIana(
  rows: readonly SourceRow[],
  last: readonly SnapshotRow[],
  rename: (id: string) => string,
): SnapshotRow[] {
  const current = rows.flatMap(currentRows);
  const kept = carriedNames(last, placesOfNames(current), rename);
  const places = placesOfNames([...current, ...kept]);
  const noted = rows.flatMap(notedNames).filter((row) => !places.get(nameKey(row))?.has(row.port));
  return [...current, ...kept, ...noted];
}

const currentRows = (row: SourceRow): SnapshotRow[] =>
  transportsOf(row).map((transport) => ({
    port: row.from,
    to: row.to,
    transport,
    state: row.name ? "assigned" : namelessState(row),
    name: row.name,
    status: "current",
    description: row.description,
    ...restOf(row),
    source: ianaId,
    rest: ianaId,
  }));

// Without a transport, "Decomissioned Port" and the like assign nothing.
function namelessState(row: SourceRow): State {
  const state = stateOfNameless(row.description);
  return state === "assigned" && !row.transport ? "unassigned" : state;
}

const nameKey = (row: { name: string; transport: Transport }): string => `${row.transport} ${row.name}`;

/** The ports of each name and transport. */
function placesOfNames(rows: readonly SnapshotRow[]): Map<string, Set<number>> {
  const places = new Map<string, Set<number>>();
  for (const row of rows) {
    if (!row.name) continue;
    const ports = places.get(nameKey(row)) ?? new Set();
    for (let port = row.port; port <= row.to; port++) ports.add(port);
    places.set(nameKey(row), ports);
  }
  return places;
}

/** The names of the last snapshot that the new file has no more, where it has them no more. */
const carriedNames = (
  last: readonly SnapshotRow[],
  current: ReadonlyMap<string, ReadonlySet<number>>,
  rename: (id: string) => string,
): SnapshotRow[] =>
  last
    .filter((row) => row.name)
    .flatMap((row) =>
      runs(row.port, row.to, (port) => !current.get(nameKey(row))?.has(port)).map(
        ([port, to]): SnapshotRow => ({
          ...row,
          port,
          to,
          state: "",
          status: "former",
          source: rename(row.source),
          rest: rename(row.rest),
        }),
      ),
    );

/**
 * The name that the notes of a nameless row tell: "De-assigned on 2025-02-13, previously compressnet by …",
 * "Historic usage was acms. De-Assigned on 2020-12-29". Notes know nothing else of it.
 */
function notedNames(row: SourceRow): SnapshotRow[] {
  if (row.name || !/de-assigned/i.test(row.notes)) return [];
  const name = /(?:previously|historic usage was) ([a-z0-9](?:[\w+/.-]*[\w+-])?)/i.exec(row.notes)?.[1];
  if (!name) return [];
  const known = { description: "", ...noRest, source: "", rest: "" };
  return transportsOf(row).map((transport) => ({
    port: row.from,
    to: row.to,
    transport,
    state: "",
    name,
    status: "former",
    ...known,
  }));
}
