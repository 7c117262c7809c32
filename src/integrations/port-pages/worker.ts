/** A thread of the build: renders pages of ports, a handful at a time, until all are taken. */
import { readFileSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { inlineStyles } from "./inline-styles.ts";
import { handful, component, type Job } from "./job.ts";
import { lateScripts } from "./late-scripts.ts";
import { withoutDetours } from "./one-file.ts";
import { writeChanged } from "./write-changed.ts";

/** The parts of Astro's bundle that its own prerenderer uses as well (7.3, core/build/default-prerenderer.js). */
interface Bundle {
  app: {
    setInternals(internals: object): void;
    setOptions(options: object): void;
    render(request: Request, options: { routeData: object }): Promise<Response>;
  };
  manifest: { routes: { routeData: { component: string } }[] };
}

const { entry, folder, page, detours, paths, articles, counts } = workerData as Job;
const { app, manifest } = (await import(entry)) as Bundle;
const routeData = manifest.routes.find(({ routeData }) => routeData.component === component)?.routeData;
if (!routeData) throw new Error(`${component} is missing in Astro's bundle of pages`);

app.setInternals({ pagesByKeys: new Map([[page.key, page]]) });
const write = ({ message }: { message: string }) => console.error(message);
app.setOptions({ settings: { scripts: [] }, logger: { options: { level: "warn", destination: { write } } } });

const sheets = new Map<string, string>();
function readSheet(href: string): string {
  const text = sheets.get(href) ?? readFileSync(`${folder}${href.slice(1)}`, "utf8");
  sheets.set(href, text);
  return text;
}

for (let first; (first = Atomics.add(counts, 0, handful)) < paths.length;)
  for (const path of paths.slice(first, first + handful)) {
    const response = await app.render(new Request(`http://localhost${path}.html`), { routeData });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    const html = lateScripts(withoutDetours(await response.text(), detours));
    const whole = articles.has(path) ? inlineStyles(html, readSheet) : html;
    writeChanged(`${folder}${path.slice(1)}.html`, Buffer.from(whole));
    Atomics.add(counts, 1, 1);
  }
