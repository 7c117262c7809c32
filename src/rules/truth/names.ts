import type { Facts } from "../../ports/facts.ts";
import { lastPort } from "../../ports/port.ts";
import type { Registry } from "../../registry/types.ts";
import { currentNames } from "./contradiction.ts";

/** Names of a port as they are written: its uses' and their other ones, then those registered now or once. */
export function writtenNames(port: number, registry: Registry, facts: Facts | null): string[] {
  const uses = (facts?.uses ?? [])
    .filter((use) => use.port === port)
    .flatMap(({ name, aka }) => [name, ...aka]);
  const registered = registry
    .at(port)
    .flatMap(({ registrations, former }) => [...registrations, ...former].flatMap(({ name }) => name ?? []));
  return [...uses, ...registered];
}

/** Names that people may call a port by: registered now or once, or those of a use, whole or word by word. */
export function namesOf(port: number, registry: Registry, facts: Facts | null): Set<string> {
  const all = writtenNames(port, registry, facts).map((name) => name.toLowerCase());
  return new Set([...all, ...all.flatMap((name) => name.split(/[^\w+]+/))]);
}

const indexes = new WeakMap<Registry, Map<string, number[]>>();

/** The ports under which the registry has a name, ascending; none where it does not know the name. */
export function portsOf(name: string, registry: Registry): number[] {
  let index = indexes.get(registry);
  if (!index) {
    index = new Map();
    for (let port = 0; port <= lastPort; port++)
      for (const known of currentNames(registry.at(port))) {
        const list = index.get(known.toLowerCase());
        if (list) list.push(port);
        else index.set(known.toLowerCase(), [port]);
      }
    indexes.set(registry, index);
  }
  return index.get((aliases[name.toLowerCase()] ?? name).toLowerCase()) ?? [];
}

/** Names that people use and the registry writes otherwise. */
const aliases: Readonly<Record<string, string>> = {
  dns: "domain",
  imap4: "imap",
  rdp: "ms-wbt-server",
  smb: "microsoft-ds",
  smtps: "submissions",
  vnc: "rfb",
  sips: "sip-tls",
  dhcp: "bootps",
};
