import type {
  Field,
  Registration,
  Registry,
  State,
  Transport,
  TransportRecord,
} from "../../src/registry/types.ts";
import { createPorts, type World } from "../../src/ports/create.ts";
import type { Facts } from "../../src/ports/facts.ts";
import type { Article } from "../../src/schemas/article.ts";
import type { Collection } from "../../src/schemas/collection.ts";
import type { Guide } from "../../src/schemas/guide.ts";
import type { Use } from "../../src/schemas/use.ts";

export const source = { title: "A source", url: "https://example.org/" };
export const known = (value: string): Field => ({ known: "yes", value, asOf: "2026-01-01" });
export const empty: Field = { known: "empty", asOf: "2015-01-01" };
export const unsourced: Field = { known: "unsourced" };
export const withheld: Field = { known: "withheld" };

export const registration = (name: string | null, columns: Partial<Registration> = {}): Registration => ({
  name,
  from: 0,
  to: 0,
  description: empty,
  assignee: empty,
  contact: empty,
  registered: empty,
  modified: empty,
  reference: empty,
  unauthorized: empty,
  notes: empty,
  ...columns,
});

/** A record in a few words: `record("tcp", "assigned", ["ssh"])`. */
export const record = (
  transport: Transport,
  state: State,
  names: (string | null)[] = [],
  rest: Partial<TransportRecord> = {},
): TransportRecord => ({
  transport,
  state,
  registrations: names.map((name) => registration(name)),
  former: [],
  remark: empty,
  reports: [],
  asOf: "2026-01-01",
  ...rest,
});

export const use = (port: number, name: string, rest: Partial<Use> = {}): Use => ({
  port,
  transports: ["tcp"],
  name,
  kind: "product",
  aka: [],
  confidence: "documented",
  risk: "medium",
  source,
  ...rest,
});

export const noFacts: Facts = {
  uses: [],
  usePlaces: [],
  ephemeral: [],
  lowPorts: [],
  browserBlocked: { asOf: "2026-01-01", source, ports: [{ port: 1, service: "tcpmux" }] },
  blocks: [],
  twins: [],
};

/** A guide about the given ports. */
export const guide = (concerns: Guide["concerns"], rest: Partial<Guide> = {}): Guide => ({
  title: "Something is wrong",
  symptom: "Wrong",
  summary: "This is what to do about it.",
  errors: [],
  systems: ["linux"],
  concerns,
  sources: [],
  reviewed: "2026-01-01",
  ...rest,
});

const nobody = [record("tcp", "unassigned"), record("udp", "unassigned")];

/** A registry in which every port but the given ones is unassigned. */
export const registryOf = (records: Record<number, TransportRecord[]>): Registry => ({
  provenance: {
    generated: "",
    sources: [],
    counts: { rows: 0, assignedPorts: 0, assignedTcp: 0, assignedUdp: 0 },
  },
  at: (port) => records[port] ?? nobody,
});

/** Ports of a world in which only the given records and facts exist; every other port is unassigned. */
export function portsOf(
  records: Record<number, TransportRecord[]>,
  facts: Partial<Facts> = {},
  articles: Record<number, Article> = {},
  guides: Record<string, Guide> = {},
  collections: Record<string, Collection> = {},
) {
  const world: World = {
    registry: registryOf(records),
    facts: { ...noFacts, ...facts },
    articles: new Map(Object.entries(articles).map(([port, article]) => [Number(port), article])),
    guides: new Map(Object.entries(guides)),
    collections: new Map(Object.entries(collections)),
  };
  return createPorts(world);
}
