import { readFacts, type PickerFacts, type PickerFile } from "../../src/picker/file.ts";
import { packFacts } from "../../src/picker/pack.ts";
import { defaultWish, objections, systems, type Objection, type Wish } from "../../src/picker/wish.ts";
import type { Ports } from "../../src/ports/create.ts";
import { loadFacts, type Facts } from "../../src/ports/facts.ts";
import { site } from "../../src/ports/site.ts";
import type { Registry, TransportRecord } from "../../src/registry/types.ts";
import { noFacts, registryOf } from "./world.ts";

/** What goes over the wire and comes out again, for a world in which only the given things exist. */
export const smallWorld = (
  records: Record<number, TransportRecord[]> = {},
  facts: Partial<Facts> = {},
): PickerFacts =>
  readFacts(
    JSON.parse(JSON.stringify(packFacts(registryOf(records), { ...noFacts, ...facts }))) as PickerFile,
  );

export const range = (system: string, from: number, to: number) => ({
  system,
  from,
  to,
  common: true,
  source: { title: system, url: `https://example.org/${system}` },
});

export const block = (name: string, from: number, to: number, transports: ("tcp" | "udp")[] = ["tcp"]) => ({
  name,
  from,
  to,
  transports,
  what: "A port of the block.",
  source: { title: name, url: "https://example.org/block" },
});

/** The committed data, as the page gets it and as the rest of the site knows it. */
export function realWorld(): { registry: Registry; facts: Facts; picker: PickerFacts; ports: Ports } {
  const { registry, ports } = site();
  const facts = loadFacts();
  return { registry, facts, ports, picker: readFacts(packFacts(registry, facts)) };
}

const nameOf = (id: string) => systems.find((one) => one.id === id)?.name;

/**
 * What speaks against a port, asked of the rest of the site, one fact at a time: slow, plain, and without a line of
 * the picker's own rule.
 */
export function naiveObjections(port: number, { ports, facts }: { ports: Ports; facts: Facts }, wish: Wish) {
  const known = ports.get(port);
  const names: (string | undefined)[] = wish.systems.map(nameOf);
  const wanted = (transports: readonly string[]) => wish.transports.some((one) => transports.includes(one));
  const runsOn = ({ system }: { system: string }) => names.includes(system.replace("Oracle ", ""));
  const around = facts.blocks.filter((one) => one.from <= port && port <= one.to && wanted(one.transports));
  const answers: Record<Objection, boolean> = {
    registered: known.transports.some(
      ({ transport, state }) => wanted([transport]) && state !== "unassigned",
    ),
    used: known.unauthorized.length > 0 || known.uses.some(({ transports }) => wanted(transports)),
    ephemeral: known.ephemeral.some(runsOn),
    browser: known.refused !== null,
    nodeport: around.some(({ name }) => name.includes("NodePort")),
    block: around.some(({ name }) => !name.includes("NodePort")),
    privileged: known.privileged.some(runsOn),
  };
  return objections.filter((objection) => answers[objection]);
}

/** The default wish with some things changed. */
export const wishOf = (changes: Partial<Wish> = {}): Wish => ({ ...defaultWish, ...changes });
