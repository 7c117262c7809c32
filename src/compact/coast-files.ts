import type { Ports } from "../ports/create.ts";
import { withoutPage } from "./alike.ts";
import { stretch } from "./paths.ts";

/** Named ports in ascending order, each with the name that it has beside others. */
export type NamedPorts = readonly (readonly [port: number, name: string])[];

/** The named ports that stand on the pages of ports without a page of their own, for each stretch of numbers that has any. */
export function coastFiles(ports: Pick<Ports, "get">): Map<number, NamedPorts> {
  const stretches = Map.groupBy(withoutPage(ports), (port) => port - (port % stretch));
  return new Map(
    [...stretches].map(([first, numbers]) => {
      const around = numbers.flatMap((number) => {
        const { below, above } = ports.get(number);
        return [...below, ...above].map(({ port, name }) => [port, name] as const);
      });
      return [first, [...new Map(around)].sort(([a], [b]) => a - b)];
    }),
  );
}
