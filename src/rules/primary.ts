import { limits, primaryTypes } from "../schemas/article.ts";
import type { Rule } from "./rule.ts";

/** At least half of the sources are primary: a standard, the maker, IANA, CVE or a CERT, not a report about them. */
export const primary: Rule = {
  id: "primary",
  kinds: true,
  guides: true,
  check({ sources }) {
    const first = sources.filter(({ type }) => primaryTypes.includes(type)).length;
    if (first * 100 >= sources.length * limits.primaryPercent) return [];
    const needed = Math.ceil((sources.length * limits.primaryPercent) / 100);
    return [
      {
        field: "sources",
        message: `has ${first} primary of ${sources.length}; it needs ${needed}: cite the standard, the maker's documentation, IANA, a CVE or a CERT in place of papers and reports`,
      },
    ];
  },
};
