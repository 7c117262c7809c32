import type { Ports } from "../ports/create.ts";
import type { NameRow } from "./names.ts";

/** The index of names, one row per named port: its uses, their other names, its service names, its article's title. */
export function buildNames(ports: Ports): NameRow[] {
  return ports.named.numbers.map((number) => {
    const { uses, serviceNames, article, name } = ports.get(number);
    const names = [
      ...uses.flatMap((use) => [use.name, ...use.aka]),
      ...serviceNames,
      ...(article ? [article.title] : []),
    ].map((text) => text.toLowerCase());
    return [number, name ?? String(number), [...new Set(names)]];
  });
}
