import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { AstroIntegration, AstroPrerenderer } from "astro";
import { articlePaths } from "./port-pages/articles.ts";
import { emptyButPages, removeOtherPages } from "./port-pages/folder.ts";
import { component, type Job, type PageData } from "./port-pages/job.ts";
import { findDetours, removeDetours, withoutDetours, type Detour } from "./port-pages/one-file.ts";
import { lateScripts } from "./port-pages/late-scripts.ts";
import { oneSheet } from "./port-pages/one-sheet.ts";
import { showProgress } from "./port-pages/progress.ts";

/** A thread holds the registry and all articles, some 150 MB; more than four would wait for the disk. */
const threads = Math.min(availableParallelism(), 4);

/**
 * In MB. More room for what is soon forgotten than Node gives (16) saves a tenth of the time; less for the rest saves
 * memory. Each thread keeps all articles: 600 of them fit into 256.
 */
const memoryFor = (articles: number) => ({
  maxYoungGenerationSizeMb: 32,
  maxOldGenerationSizeMb: 200 + Math.ceil(0.4 * articles),
});

/**
 * Renders the pages of ports on all cores. Astro renders one page after the other in one thread, and makes requests, folders
 * and files for each in ways that cost as much as the page (7.3, core/build/generate.js). The other pages are left to it.
 * A page that has not changed since the last build is not written again. All pages name the one script that they share
 * without a detour, once they have been painted; the other pages have their styles in one file, too.
 */
export function portPages(): AstroIntegration {
  let outDir: URL;
  let pages: ReadonlyMap<string, PageData>;
  return {
    name: "portolan-port-pages",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        updateConfig({ vite: { build: { emptyOutDir: false } } });
      },
      "astro:config:done": ({ config }) => {
        outDir = config.outDir;
      },
      "astro:build:setup": (setup) => {
        pages = setup.pages;
      },
      "astro:build:start": ({ setPrerenderer }) => {
        emptyButPages(fileURLToPath(outDir));
        setPrerenderer((standard) => inThreads(standard, outDir, () => pages));
      },
    },
  };
}

/** Astro's own prerenderer for all pages but those of ports, which threads render meanwhile. */
function inThreads(
  standard: AstroPrerenderer,
  outDir: URL,
  pages: () => ReadonlyMap<string, PageData>,
): AstroPrerenderer {
  const assets = fileURLToPath(new URL("_astro/", outDir));
  let done: Promise<void> | undefined;
  let detours: Detour[] = [];
  const sheet = oneSheet(assets);
  return {
    ...standard,
    async getStaticPaths() {
      const all = await standard.getStaticPaths();
      const isPort = ({ route }: (typeof all)[number]) => route.component === component;
      const paths = all.filter(isPort).map(({ pathname }) => pathname);
      detours = findDetours(assets);
      done = renderPorts({ paths, detours }, outDir, pages());
      // Whoever waits for it in teardown gets the error as well.
      done.catch(() => {});
      return all.filter((path) => !isPort(path));
    },
    async render(request, options) {
      const answer = await standard.render(request, options);
      const { response, ...rest } = answer instanceof Response ? { response: answer } : answer;
      const { status, headers } = response;
      if (!headers.get("content-type")?.startsWith("text/html")) return answer;
      const html = sheet.of(lateScripts(withoutDetours(await response.text(), detours)));
      return { ...rest, response: new Response(html, { status, headers }) };
    },
    async teardown() {
      await done;
      removeDetours(assets, detours);
      sheet.removeJoined(sheetsOf(portPage(pages())));
      await standard.teardown?.();
    },
  };
}

const portPage = (pages: ReadonlyMap<string, PageData>) =>
  [...pages.values()].find((page) => page.component === component);

/** File names of the style sheets of a page. */
const sheetsOf = (page: PageData | undefined) =>
  page?.styles.flatMap(({ sheet }) => (sheet.type === "external" ? [basename(sheet.src)] : [])) ?? [];

async function renderPorts(
  { paths, detours }: Pick<Job, "paths" | "detours">,
  outDir: URL,
  pages: ReadonlyMap<string, PageData>,
): Promise<void> {
  const bundle = new URL(".prerender/", outDir);
  const entry = readdirSync(bundle).find((name) => name.startsWith("prerender-entry."));
  const page = portPage(pages);
  if (!entry || !page) throw new Error(`Astro has not bundled ${component}: is its version another one?`);

  const counts = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const { key, styles } = page;
  const articles = articlePaths();
  const job: Job = {
    entry: new URL(entry, bundle).href,
    folder: fileURLToPath(outDir),
    page: { key, styles },
    detours,
    paths,
    articles,
    counts,
  };
  const stop = showProgress(paths.length, () => Atomics.load(counts, 1));
  const memory = memoryFor(articles.size);
  const workers = Array.from(
    { length: threads },
    () =>
      new Worker(new URL("./port-pages/worker.ts", import.meta.url), {
        workerData: job,
        resourceLimits: memory,
      }),
  );
  try {
    await Promise.all(workers.map(ended));
  } finally {
    stop();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  removeOtherPages(job.folder, paths);
}

const ended = (worker: Worker) =>
  new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`A thread of the build ended with ${code}`)),
    );
  });
