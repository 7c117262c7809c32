import type { Registry } from "../registry/types.ts";
import { isWithheld, leftOut } from "../registry/withheld.ts";
import { lastPort, transports, type PickTransport } from "./wish.ts";

/** Numbers in one file of names: a verdict needs one name, and all of them are three times the facts. */
const namesPerFile = 1024;

/** The first number of the file that has the names of a port. */
export const namesFileOf = (port: number) => port - (port % namesPerFile);

/** The first numbers of all files. */
export const namesFiles = Array.from(
  { length: (lastPort + 1) / namesPerFile },
  (_, index) => index * namesPerFile,
);

/** The service names of one port on some transports ("tcp udp"); none where it is assigned without a name. */
export type NamesOfPort = Readonly<Record<string, readonly string[]>>;
/** By port. */
export type ServiceNames = Readonly<Record<string, NamesOfPort>>;

/** The service names of the ports from `first` on, as one file. */
export function serviceNamesFrom(first: number, registry: Registry): ServiceNames {
  const numbers = Array.from({ length: namesPerFile }, (_, index) => first + index);
  return Object.fromEntries(
    numbers.flatMap((port) => {
      const names = namesOf(port, registry);
      return Object.keys(names).length > 0 ? [[String(port), names]] : [];
    }),
  );
}

function namesOf(port: number, registry: Registry): NamesOfPort {
  const byNames = new Map<string, { on: PickTransport[]; names: string[] }>();
  for (const { transport, state, registrations } of registry.at(port)) {
    const own = transports.find((one) => one === transport);
    if (!own || state !== "assigned") continue;
    const names = [
      ...new Set(registrations.flatMap((one) => one.name ?? (isWithheld(one) ? `a ${leftOut}` : []))),
    ];
    const group = byNames.get(names.join()) ?? { on: [], names };
    byNames.set(names.join(), { ...group, on: [...group.on, own] });
  }
  return Object.fromEntries([...byNames.values()].map(({ on, names }) => [on.join(" "), names]));
}
