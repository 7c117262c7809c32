import type { Correction } from "./corrections.ts";
import { formatProvenance, newestFirst, sha256 } from "./provenance.ts";
import type { ProvenanceFile, Source } from "./provenance.ts";
import { ianaId, rowsFromIana } from "./iana-rule.ts";
import { formatRows, sortRows } from "./row.ts";
import type { SnapshotRow } from "./row.ts";
import { rowsFromPackages, sourceIds } from "./rule.ts";
import { withhold } from "./withhold.ts";
import type { IanaFile } from "./sources/iana-csv.ts";
import type { Packages } from "./sources/packages.ts";

/** A snapshot before it is written: the two files that belong together. */
export interface Snapshot {
  csv: string;
  provenance: ProvenanceFile;
}

/** The text of provenance.json and services.csv, by file name, in the order in which they are to be written. */
export const filesOf = (snapshot: Snapshot): [string, string][] => [
  ["services.csv", snapshot.csv],
  ["provenance.json", formatProvenance(snapshot.provenance)],
];

/** The snapshot that the two packages and the corrections give. */
export function snapshotFromPackages(
  packages: Packages,
  corrections: readonly Correction[],
  generated: string,
): Snapshot {
  const rows = rowsFromPackages(packages.current, packages.past, corrections);
  return assemble(rows, [...packages.sources, ...correctionSource(corrections)], "packages", generated);
}

/** All corrections are of one source and day (corrections.ts holds them to it). */
function correctionSource(corrections: readonly Correction[]): Source[] {
  const [first] = corrections;
  if (!first) return [];
  const { title, url } = first.source;
  const rows = corrections.length;
  return [{ id: sourceIds.corrections, title, url, asOf: first.asOf, rows, licence: ianaLicence }];
}

/**
 * The snapshot that IANA's file gives, with the former names that only the last snapshot knows.
 * @param asOf the day on which the file was read
 */
export function snapshotFromIana(
  file: IanaFile,
  last: LastSnapshot | null,
  asOf: string,
  url: string,
): Snapshot {
  const lastDate = last?.provenance.sources.find((source) => source.id === ianaId)?.asOf;
  const rename = (id: string) => (id === ianaId ? `${ianaId}-${lastDate}` : id);

  const rows = rowsFromIana(file.rows, last?.rows ?? [], rename);
  const used = new Set(rows.flatMap((row) => [row.source, row.rest]));
  const older = (last?.provenance.sources ?? [])
    .map((source) => ({ ...source, id: rename(source.id) }))
    .filter((source) => used.has(source.id));
  const title = "IANA, Service Name and Transport Protocol Port Number Registry";
  const iana: Source = { id: ianaId, title, url, asOf, rows: file.total, licence: ianaLicence };
  return assemble(rows, [iana, ...older], "iana", asOf);
}

/** What an update knows of the snapshot before it. */
export interface LastSnapshot {
  rows: readonly SnapshotRow[];
  provenance: ProvenanceFile;
}

/** IANA and the IETF put what they may own of the protocol registries under CC0 (iana.org/help/licensing-terms). */
const ianaLicence = "CC0-1.0";

/** Withholds, sorts, counts and hashes: rows and their sources become a snapshot. */
export function assemble(
  unsorted: readonly SnapshotRow[],
  sources: readonly Source[],
  from: ProvenanceFile["from"],
  generated: string,
): Snapshot {
  const rows = sortRows(withhold(unsorted));
  const csv = formatRows(rows);
  const ordered = newestFirst(sources);
  return {
    csv,
    provenance: { generated, from, sha256: sha256(csv), sources: ordered, counts: count(rows) },
  };
}

function count(rows: readonly SnapshotRow[]): ProvenanceFile["counts"] {
  const ports = {
    tcp: new Set<number>(),
    udp: new Set<number>(),
    sctp: new Set<number>(),
    dccp: new Set<number>(),
  };
  for (const { state, transport, port: from, to } of rows)
    if (state === "assigned") for (let port = from; port <= to; port++) ports[transport].add(port);
  return {
    rows: rows.length,
    assignedPorts: new Set(Object.values(ports).flatMap((set) => [...set])).size,
    assignedTcp: ports.tcp.size,
    assignedUdp: ports.udp.size,
  };
}
