import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { createIndex } from "pagefind";
import { portPath } from "../ports/links.ts";
import { site } from "../ports/site.ts";
import { writtenPages } from "./written-pages.ts";
import { searchText } from "../search/search-text.ts";

/** Parts of an article's page that every page has: they would answer for all of them. */
const unread = [".toc", ".commands", ".neighbours", "#sources", "#feedback"];

/**
 * After the build, writes the full-text index to `dist/pagefind`: articles whole, other named ports by what is particular
 * to them. Indexing all 65,536 pages whole takes gigabytes, and their commands would answer every query with a number.
 */
export function pagefind(): AstroIntegration {
  return {
    name: "portolan-pagefind",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { ports } = site();
        const { index, errors } = await createIndex({ forceLanguage: "en", excludeSelectors: unread });
        if (!index) throw new Error(`Pagefind could not start: ${errors.join("; ")}`);

        const written = new Set(ports.articles);
        for (const path of [...[...written].map(portPath), ...writtenPages(folder)])
          ok(
            path,
            await index.addHTMLFile({ url: path, content: await readFile(`${folder}${path}.html`, "utf8") }),
          );
        for (const number of ports.named.numbers.filter((port) => !written.has(port))) {
          const { title, content } = searchText(ports.get(number));
          const url = portPath(number);
          ok(url, await index.addCustomRecord({ url, content, language: "en", meta: { title } }));
        }

        await index.writeFiles({ outputPath: `${folder}pagefind` });
        await index.deleteIndex();
        logger.info(
          `${written.size} articles and the names of ${ports.named.numbers.length} ports can be searched`,
        );
      },
    },
  };
}

function ok(path: string, { errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${path}: ${errors.join("; ")}`);
}
