import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { feedbackOrigin } from "../feedback/address.ts";
import { prefetchRules } from "../server/prefetch.ts";
import { contentSecurityPolicy, securityHeaders } from "../server/security.ts";
import { readSettings } from "../server/settings.ts";
import { headerFiles } from "./header-files.ts";
import { articlePaths } from "./port-pages/articles.ts";

/** Executable inline scripts of a page; data blocks such as JSON-LD are none. */
const inlineScript = /<script(?![^>]*\b(?:src|type="application\/ld\+json"))[^>]*>([\s\S]*?)<\/script>/g;
const inlineStyle = /<style>([\s\S]*?)<\/style>/g;

function hashes(html: string, element: RegExp): string[] {
  const bodies = [...html.matchAll(element)].map(([, body = ""]) => body);
  return [...new Set(bodies.map((body) => `sha256-${createHash("sha256").update(body).digest("base64")}`))];
}

/** `sha256-…` of each inline script of a page, for a Content-Security-Policy (CSP 3 §8.3). */
export const scriptHashes = (html: string) => hashes(html, inlineScript);

/** `sha256-…` of each style element of a page. */
export const styleHashes = (html: string) => hashes(html, inlineStyle);

/**
 * After the build, writes `headers.json` for our server and `_headers`, `_headers-nginx` and `_headers-caddy`
 * for other hosts: the same policy for every page, with the hash of the one inline script that all pages share and of the
 * styles that all articles share, and the origin that ratings go to. Writes the speculation rules that they name. Stops at a FEEDBACK_URL that is no address.
 */
export function headers(): AstroIntegration {
  let siteUrl: string | undefined;
  let origin: string | undefined;
  return {
    name: "portolan-headers",
    hooks: {
      "astro:config:done": ({ config }) => {
        siteUrl = config.site;
        const { FEEDBACK_URL } = process.env;
        origin = feedbackOrigin(readSettings({ FEEDBACK_URL }).FEEDBACK_URL);
      },
      "astro:build:done": async ({ dir }) => {
        const folder = fileURLToPath(dir);
        await writeFile(`${folder}${prefetchRules.path}`, prefetchRules.content);
        const read = (path: string) => readFile(`${folder}${path}.html`, "utf8");
        const articles = await Promise.all([...articlePaths()].map((path) => read(path.slice(1))));
        const sources = {
          scriptHashes: scriptHashes(await read("404")),
          styleHashes: [...new Set(articles.flatMap(styleHashes))],
          feedbackOrigin: origin,
        };
        await writeFile(
          `${folder}headers.json`,
          `${JSON.stringify({ ...sources, prefetchRules: prefetchRules.path })}\n`,
        );
        const policy = contentSecurityPolicy(sources);
        const files = headerFiles(securityHeaders({ policy, prefetchRules: prefetchRules.path, siteUrl }));
        for (const [name, content] of Object.entries(files)) await writeFile(`${folder}${name}`, content);
      },
    },
  };
}
