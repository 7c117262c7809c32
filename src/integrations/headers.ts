import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { contentSecurityPolicy, securityHeaders } from "../server/security.ts";

/** Executable inline scripts of a page; data blocks such as JSON-LD are none. */
const inlineScript = /<script(?![^>]*\b(?:src|type="application\/ld\+json"))[^>]*>([\s\S]*?)<\/script>/g;

/** `sha256-…` of each inline script of a page, for a Content-Security-Policy (CSP 3 §8.3). */
export function scriptHashes(html: string): string[] {
  const bodies = [...html.matchAll(inlineScript)].map(([, body = ""]) => body);
  return [...new Set(bodies.map((body) => `sha256-${createHash("sha256").update(body).digest("base64")}`))];
}

/**
 * After the build, writes `headers.json` for our server and `_headers` for static hosts that read it:
 * the same policy for every page, with the hash of the one inline script that all pages share.
 */
export function headers(): AstroIntegration {
  let siteUrl: string | undefined;
  return {
    name: "portolan-headers",
    hooks: {
      "astro:config:done": ({ config }) => {
        siteUrl = config.site;
      },
      "astro:build:done": async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const hashes = scriptHashes(await readFile(`${folder}404.html`, "utf8"));
        await writeFile(`${folder}headers.json`, `${JSON.stringify({ scriptHashes: hashes })}\n`);
        const policy = contentSecurityPolicy({ scriptHashes: hashes });
        const lines = Object.entries(securityHeaders({ policy, siteUrl })).map(
          ([name, value]) => `  ${name}: ${value}`,
        );
        const immutable = "/_astro/*\n  cache-control: public, max-age=31536000, immutable";
        await writeFile(`${folder}_headers`, `/*\n${lines.join("\n")}\n${immutable}\n`);
      },
    },
  };
}
