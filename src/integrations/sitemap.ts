import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { portPath } from "../ports/links.ts";
import { lastPort } from "../ports/port.ts";
import { pathsIn, writtenPages } from "./written-pages.ts";
import { site as allPorts } from "../ports/site.ts";

/** Pages in the sitemap that are no port. */
const otherPages = ["/", "/ports", "/guides", "/collections", "/commands", "/glossary", "/sources", "/about"];

/** A sitemap (sitemaps.org 0.9) of the given absolute addresses. */
export function sitemapXml(addresses: readonly string[]): string {
  const urls = addresses.map((address) => `<url><loc>${address}</loc></url>`).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`;
}

/** Writes sitemap.xml and robots.txt after the build. Without `SITE_URL` there is no sitemap, and one warning. */
export function sitemap(): AstroIntegration {
  let site: string | undefined;
  return {
    name: "portolan-sitemap",
    hooks: {
      "astro:config:done": ({ config }) => {
        site = config.site;
      },
      "astro:build:done": async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        if (!site) {
          logger.warn("SITE_URL is not set: pages get no canonical address and there is no sitemap");
          await writeFile(`${folder}robots.txt`, "User-agent: *\nAllow: /\n");
          return;
        }
        const { ports } = allPorts();
        const indexed = Array.from({ length: lastPort + 1 }, (_, port) => port).filter(
          (port) => ports.get(port).indexed,
        );
        const addresses = [
          ...otherPages,
          ...writtenPages(folder),
          ...pathsIn(folder, "sources"),
          ...indexed.map(portPath),
        ].map((path) => new URL(path, site).href);
        await writeFile(`${folder}sitemap.xml`, sitemapXml(addresses));
        await writeFile(
          `${folder}robots.txt`,
          `User-agent: *\nAllow: /\nSitemap: ${new URL("/sitemap.xml", site).href}\n`,
        );
      },
    },
  };
}
