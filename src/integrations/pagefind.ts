import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { createIndex } from "pagefind";
import { site } from "../ports/site.ts";

/**
 * After the build, writes the full-text index to `dist/pagefind`. Only pages with a name or an article are given to it:
 * over all 65,536 it takes gigabytes, and the rest differ by their number alone, which search computes.
 */
export function pagefind(): AstroIntegration {
  return {
    name: "portolan-pagefind",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { ports } = site();
        const { index, errors } = await createIndex({ forceLanguage: "en" });
        if (!index) throw new Error(`Pagefind could not start: ${errors.join("; ")}`);
        const numbers = [...new Set([...ports.named.numbers, ...ports.articles])];
        for (const port of numbers) {
          const content = await readFile(`${folder}ports/${port}.html`, "utf8");
          const added = await index.addHTMLFile({ url: `/ports/${port}`, content });
          if (added.errors.length > 0)
            throw new Error(`Pagefind: /ports/${port}: ${added.errors.join("; ")}`);
        }
        await index.writeFiles({ outputPath: `${folder}pagefind` });
        await index.deleteIndex();
        logger.info(`${numbers.length} pages can be searched by their words`);
      },
    },
  };
}
