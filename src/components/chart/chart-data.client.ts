import { portsOf } from "../../chart/path.ts";
import { lastPort, ranges, type Kind } from "../../ports/port.ts";

/** What the picture shows of a port. */
export interface Seen {
  kind: Kind;
  article: boolean;
}

/** Reads the picture back: what it is drawn from need not be sent a second time. */
export function readPicture(map: HTMLElement): (port: number) => Seen {
  const data = (selector: string) => map.querySelector(selector)?.getAttribute("d") ?? "";
  const kinds = new Array<Kind>(lastPort + 1).fill("unassigned").fill("dynamic", ranges.dynamic.from);
  for (const kind of ["assigned", "reserved"] as const)
    for (const port of portsOf(data(`[data-kind=${kind}]`))) kinds[port] = kind;
  const articles = new Set(portsOf(data("#chart-articles"), 1));
  return (port) => ({ kind: kinds[port] ?? "unassigned", article: articles.has(port) });
}
