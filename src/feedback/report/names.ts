import type { NameOf } from "./report.ts";

/**
 * What the site calls its ports, read from `content` once it is asked for. Where an author is in the middle of a file
 * that cannot be read, ports have no names, and the report is there all the same.
 */
export async function portNames(): Promise<NameOf> {
  const { site } = await import("../../ports/site.ts");
  try {
    const { named } = site().ports;
    return (port) => named.nameOf(port);
  } catch {
    return () => null;
  }
}
