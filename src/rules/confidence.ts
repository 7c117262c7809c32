import { problemLine } from "../ports/articles.ts";
import type { Facts } from "../ports/facts.ts";
import type { SourceHosts } from "../schemas/sources.ts";
import { citationsOfUses } from "./citations.ts";
import { isAt, originalOf } from "./source-hosts.ts";

/**
 * The lines of content/facts/uses that call a use documented and rest on what anybody may write: an issue, a forum, a
 * place of content/sources/hosts.yml where everybody writes, or an encyclopedia.
 */
export const confidenceLines = (facts: Facts, hosts: SourceHosts): string[] =>
  citationsOfUses(facts).flatMap(({ path, field, url }, index) => {
    if (facts.uses[index]?.confidence !== "documented") return [];
    const place = talkAt(url, hosts);
    if (place === null) return [];
    return [
      problemLine(path, {
        field,
        message: `is ${place}, and the row says documented: cite the maker or a standard, or write common (several independent sources) or reported (one report)`,
      }),
    ];
  });

const thread =
  /^(?:(?:github\.com|codeberg\.org)\/[^/]+\/[^/]+\/(?:issues|pulls?|discussions)|[^/]*gitlab.*\/-\/(?:issues|merge_requests))\/\d+/;

/** The talk that an address leads to, in words; null where it is none. */
export function talkAt(address: string, { anybody, refused }: SourceHosts): string | null {
  const url = originalOf(address);
  if (url === null) return null;
  const { hostname, pathname } = url;
  if (isAt(url, refused)) return `an encyclopedia (${hostname})`;
  if (isAt(url, anybody)) return `at ${hostname}, where anybody may write`;
  if (thread.test(`${hostname}${pathname}`)) return "a thread of issues";
  return /^forums?\./.test(hostname) || /\/forums?\//.test(pathname) ? "a forum" : null;
}
