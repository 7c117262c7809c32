import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markdownPage } from "../build/markdown.ts";
import { installInto } from "../support/npm.ts";
import { runMeasured, type Cost } from "../support/run.ts";

/** What is installed, with the Astro that the project itself has. */
export const starlight = "@astrojs/starlight";
export const starlightVersion = "0.42.4";

const versionOf = (name: string) => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync("package.json", "utf8"),
  ) as Record<string, Record<string, string> | undefined>;
  const version = devDependencies[name] ?? dependencies[name];
  if (version === undefined) throw new Error(`package.json has no ${name} any more`);
  return version;
};

/** As its manual has it, but for one file a page, so that our server, which ends no address with a slash, can serve it. */
const files: Readonly<Record<string, string>> = {
  "astro.config.mjs": `import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";
export default defineConfig({ build: { format: "file" }, integrations: [starlight({ title: "Ports" })] });
`,
  "src/content.config.ts": `import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  "src/content/docs/index.md": "---\ntitle: Ports\n---\n\nAll articles are in the list beside this text.\n",
};

/**
 * Makes a stock Starlight with the text of our articles, as built: its own look, list of pages, search and sitemap.
 * @throws an Error with the reason where it cannot be installed
 */
export function makeStarlight(folder: string, dist: string, ports: readonly number[]): void {
  const own = Object.fromEntries(
    ["astro", "@astrojs/markdown-remark"].map((name) => [name, versionOf(name)]),
  );
  installInto(folder, { ...own, [starlight]: starlightVersion });
  mkdirSync(join(folder, "src/content/docs/ports"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  for (const port of ports) {
    const { title, body } = markdownPage(readFileSync(join(dist, `ports/${port}.html`), "utf8"));
    writeFileSync(
      join(folder, `src/content/docs/ports/${port}.md`),
      `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body}`,
    );
  }
}

/** Builds it into an empty `dist`. */
export async function buildStarlight(folder: string): Promise<Cost> {
  rmSync(join(folder, "dist"), { recursive: true, force: true });
  return runMeasured(process.execPath, [join(folder, "node_modules/astro/bin/astro.mjs"), "build"], {
    cwd: folder,
  });
}
