import type { Facts } from "../ports/facts.ts";
import { unauthorizedReports } from "../ports/registrations.ts";
import type { Registry } from "../registry/types.ts";
import { packNumbers, packUse, states, type KnownUse, type PickerFile, type SystemRange } from "./file.ts";
import { lastPort, systems, transports } from "./wish.ts";

const allPorts = Array.from({ length: lastPort + 1 }, (_, port) => port);

/** What the tables of facts call a system where they do not call it by our name. */
const otherNames: Readonly<Record<string, string>> = { Solaris: "Oracle Solaris" };

interface Row {
  system: string;
  versions?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  who?: string;
  source: { url: string };
}

/** The rows of the systems that a wish can name. A table has a second row for old versions of one, by another name. */
function rangesOf(rows: readonly Row[]): SystemRange[] {
  return systems.flatMap(({ id, name }) =>
    rows
      .filter(({ system }) => system === name || system === otherNames[name])
      .flatMap(({ from, to, who, source }) =>
        from === undefined || to === undefined
          ? []
          : [{ system: id, from, to, ...(who ? { who } : {}), url: source.url }],
      ),
  );
}

function statesOf(registry: Registry): string {
  const runs: { pair: number; length: number }[] = [];
  for (const port of allPorts) {
    const [tcp = 0, udp = 0] = transports.map((transport) =>
      states.indexOf(
        registry.at(port).find((record) => record.transport === transport)?.state ?? "unassigned",
      ),
    );
    const pair = tcp * 3 + udp;
    const last = runs.at(-1);
    if (last?.pair === pair) last.length++;
    else runs.push({ pair, length: 1 });
  }
  return runs.map(({ pair, length }) => `${pair}${length > 1 ? length.toString(36) : ""}`).join(" ");
}

/** Each name once per port, with all transports on which it is used. */
function usesOf({ uses }: Facts): string {
  const byPort = new Map<number, KnownUse[]>();
  for (const { port, name, transports: on, confidence } of uses) {
    const own = transports.filter((transport) => on.includes(transport));
    const known = byPort.get(port) ?? [];
    const twin = known.find((use) => use.name === name);
    const merged = transports.filter(
      (transport) => own.includes(transport) || twin?.transports.includes(transport),
    );
    byPort.set(port, [
      ...known.filter((use) => use !== twin),
      { name, transports: merged, confidence: twin?.confidence ?? confidence },
    ]);
  }
  return [...byPort]
    .sort(([a], [b]) => a - b)
    .flatMap(([port, known]) => known.map((use) => packUse(port, use)))
    .join("\n");
}

/** Makes the file of facts that the page loads. */
export function packFacts(registry: Registry, facts: Facts): PickerFile {
  const others = allPorts.filter((port) => {
    const records = registry.at(port);
    return (
      records.some(
        ({ transport, state }) => state !== "unassigned" && !transports.some((one) => one === transport),
      ) &&
      records.every(
        ({ transport, state }) => state === "unassigned" || !transports.some((one) => one === transport),
      )
    );
  });
  return {
    states: statesOf(registry),
    others: packNumbers(others),
    reported: packNumbers(allPorts.filter((port) => unauthorizedReports(registry.at(port)).length > 0)),
    uses: usesOf(facts),
    refused: packNumbers(facts.browserBlocked.ports.map(({ port }) => port).sort((a, b) => a - b)),
    refusedBy: facts.browserBlocked.source.url,
    ephemeral: rangesOf(facts.ephemeral),
    lowPorts: rangesOf(facts.lowPorts),
    blocks: facts.blocks.flatMap(({ name, from, to, transports: on, source }) => {
      const own = transports.filter((transport) => on.includes(transport));
      return own.length > 0 ? [{ name, from, to, transports: own, url: source.url }] : [];
    }),
  };
}
