import { createHash } from "node:crypto";

/**
 * What a browser that knows speculation rules (HTML, §7.6) may fetch before a reader follows a link: pages of this site, when
 * the pointer rests on their link. It leaves that to readers who save data or battery, and holds two at most.
 */
const rules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: "/*" },
          { not: { href_matches: "/(admin|api)/*" } },
          { not: { href_matches: "/thanks" } },
          // Data and other files are no pages.
          { not: { href_matches: "/*.*" } },
        ],
      },
      eagerness: "moderate",
    },
  ],
};

const content = `${JSON.stringify(rules)}\n`;
const hash = createHash("sha256").update(content).digest("base64url").slice(0, 8);

/** The file of the rules: its path in the site, its content, and the type without which browsers do not take it. */
export const prefetchRules = {
  path: `/_astro/prefetch.${hash}.speculationrules`,
  content,
  type: "application/speculationrules+json",
};
