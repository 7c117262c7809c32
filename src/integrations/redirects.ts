import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import type { Ports } from "../ports/create.ts";
import { portPath } from "../ports/links.ts";
import { site } from "../ports/site.ts";

/**
 * How many rules every host takes: GitLab Pages 1,000, Cloudflare Pages 2,000 static ones, Netlify some 10,000.
 * Patterns would take more numbers, but none of them tells digits from letters: /:port would catch /about, too.
 */
export const mostRules = 1000;

/**
 * `_redirects` for static hosts that read it: from /N to the page of a port, for those that people ask for most.
 * 301, since Netlify and GitLab Pages know no 308. For all other numbers the 404 page leads on in the browser.
 */
export function redirectRules({ articles, known }: Pick<Ports, "articles" | "known">): string {
  const ports = [...new Set([...articles, ...known])].slice(0, mostRules);
  return ports.map((port) => `/${port} ${portPath(port)} 301\n`).join("");
}

/**
 * The rule by which hosts that look for a file first answer for ports without a page of their own, as a comment: Cloudflare
 * Pages follows a rule whether there is a file or not, and would answer so for every port.
 */
export const anyPortRule = `# On Netlify and GitLab Pages, take the # from the next line. Not on Cloudflare Pages: there, 404.html does it.
# /ports/* /port.html 200
`;

/**
 * Writes `_redirects` after the build.
 * @param compact whether there are ports without a page of their own
 */
export function redirects(compact: boolean): AstroIntegration {
  return {
    name: "portolan-redirects",
    hooks: {
      "astro:build:done": ({ dir }) =>
        writeFile(
          `${fileURLToPath(dir)}_redirects`,
          `${compact ? anyPortRule : ""}${redirectRules(site().ports)}`,
        ),
    },
  };
}
