import { sourceTypes } from "../schemas/article.ts";
import type { SourceHosts } from "../schemas/sources.ts";
import type { Problem, Rule } from "./rule.ts";

/**
 * The type of a source fits the place where it is found (content/sources/hosts.yml): a `cve` is a record of CVE or
 * NVD, a maker's documentation is not where anybody writes. Encyclopedias are no source. Archives count as the original.
 */
export const sourceHostsRule: Rule = {
  id: "source-hosts",
  kinds: true,
  guides: true,
  check: ({ sources }, { tables }) =>
    sources.flatMap(({ id, url, type }, index): Problem[] => {
      const message = problemOf(originalOf(url), type, tables.hosts);
      return message ? [{ field: `sources[${index}] ("${id}")`, message }] : [];
    }),
};

function problemOf(url: URL | null, type: string, { only, anybody, refused }: SourceHosts): string | null {
  if (url === null) return null;
  const { hostname: host } = url;
  if (isAt(url, refused))
    return `is at ${host}, which repeats sources and is none: cite the work that it rests on`;
  if (type === "maker" && isAt(url, anybody))
    return `has the type maker and is at ${host}, where anybody may write: use report, or cite the maker's own documentation`;
  const places = Object.hasOwn(only, type) ? only[type as keyof typeof only] : null;
  if (places && !isAt(url, places)) {
    const fitting = fittingTypes(url, only);
    return `has the type ${type} and is at ${host}, which is none of its hosts: ${fitting.length > 0 ? `use ${fitting.join(" or ")}` : "use maker or report"}, or add the host to content/sources/hosts.yml`;
  }
  return null;
}

const fittingTypes = (url: URL, only: SourceHosts["only"]) =>
  sourceTypes.filter((type) => Object.hasOwn(only, type) && isAt(url, only[type as keyof typeof only]));

/** Whether an address lies at one of the places: the host or one below it, and the path where the place has one. */
export function isAt({ hostname, pathname }: URL, places: readonly string[]): boolean {
  return places.some((place) => {
    const [host = "", ...path] = place.split("/");
    return (
      (hostname === host || hostname.endsWith(`.${host}`)) && `${pathname}/`.startsWith(`/${path.join("/")}`)
    );
  });
}

/** The address that an archive keeps a copy of, or the address itself; null where it is none. */
export function originalOf(address: string): URL | null {
  const kept = /^https?:\/\/(?:web\.)?archive\.(?:org|today|ph|is)\/(?:web\/)?\d+[a-z_]*\/(.+)$/.exec(
    address,
  )?.[1];
  const url = kept && !/^https?:/.test(kept) ? `http://${kept}` : (kept ?? address);
  return URL.canParse(url) ? new URL(url) : null;
}
