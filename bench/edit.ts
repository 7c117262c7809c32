// How soon an author sees an edited article: in the dev server, and after a build, which writes only pages that changed.
//   npm run bench:edit
//   npm run bench:edit -- --edits 20
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { lastPort } from "../src/ports/port.ts";
import { freePort } from "../tests/support/free-port.ts";
import { choosePorts, copyProject } from "./growth/copy.ts";
import { showValue, tell, type Row } from "./row.ts";
import { runMeasured } from "./support/run.ts";
import { median, spread } from "./support/statistics.ts";
import { throwAwayFolder } from "./support/throw-away.ts";

const { values } = parseArgs({ options: { edits: { type: "string", default: "10" } } });
const edits = Number(values.edits);

const port = 770;
const folder = throwAwayFolder("edit");
copyProject(folder);
choosePorts(
  folder,
  Array.from({ length: lastPort + 1 }, (_, port) => port),
);
const article = join(folder, `content/ports/${port}.mdx`);
const text = readFileSync(article, "utf8");

/** Changes the article as an author does: one sentence, at the top of a section. */
const edit = (sentence: string) =>
  writeFileSync(article, text.replace(/^## Status\n/m, `## Status\n\n${sentence}\n`));

/** Asks until a page has a text; gives the milliseconds that took. */
async function seen(url: string, sentence: string, most: number): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < most) {
    const page = await fetch(url).then(
      (answer) => answer.text(),
      () => "",
    );
    if (page.includes(sentence)) return performance.now() - began;
    // Each question renders the page, and the server has one thread.
    await wait(50);
  }
  throw new Error(`${url} does not show “${sentence}” after ${showValue(most / 1000, "s")}`);
}

/** Milliseconds from saving the file to the page that shows it, for each edit. */
async function editInDev(): Promise<{ start: number; times: number[] }> {
  const free = await freePort();
  const program = `import { dev } from "astro"; await dev({ server: { host: "127.0.0.1", port: ${free} }, logLevel: "error" });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
    stdio: "ignore",
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  try {
    const url = `http://127.0.0.1:${free}/ports/${port}`;
    const start = await seen(url, "</html>", 120_000);
    const times: number[] = [];
    for (let round = 1; round <= edits; round++) {
      await wait(1000);
      edit(`This is edit ${round}.`);
      times.push(await seen(url, `This is edit ${round}.`, 30_000));
    }
    return { start, times };
  } finally {
    end();
    process.off("exit", end);
  }
}

/** When each page of a port was written, by its file's name. */
const written = () =>
  new Map(
    readdirSync(join(folder, "dist/ports"))
      .filter((name) => name.endsWith(".html"))
      .map((name) => [name, statSync(join(folder, "dist/ports", name)).mtimeMs]),
  );

/** Builds twice, with an edit in between; gives the seconds of each, and the pages that the second one wrote. */
async function editAndBuild() {
  const build = () => runMeasured(process.execPath, ["src/cli/build.ts"], { cwd: folder });
  const first = await build();
  const before = written();
  edit("This is the edit before the second build.");
  const second = await build();
  const changed = [...written()].filter(([name, time]) => before.get(name) !== time).map(([name]) => name);
  return { first: first.seconds, second: second.seconds, changed, all: before.size };
}

const inDev = await editInDev();
const milliseconds = (value: number) => value.toFixed(0);
console.log(
  `Dev server: first page after ${milliseconds(inDev.start)} ms; ${edits} edits seen after ${milliseconds(median(inDev.times))} ms (${spread(inDev.times, milliseconds)})`,
);
const built = await editAndBuild();
console.log(
  `Builds: ${built.first.toFixed(1)} s, after an edit ${built.second.toFixed(1)} s; it wrote ${built.changed.length} of ${built.all} pages of ports`,
);

const rows: Row[] = [
  {
    what: "an edited article is seen in the dev server",
    value: median(inDev.times),
    unit: "ms",
    aim: { most: 1000 },
    note: `from saving the file to the page that shows it, median of ${edits}, ${spread(inDev.times, milliseconds)} ms; the first page comes ${milliseconds(inDev.start)} ms after the start`,
  },
  {
    what: "build after one edited article",
    value: built.second,
    unit: "s",
    note: `of an empty folder it takes ${showValue(built.first, "s")}. All pages are rendered anew, because each shows what others say (neighbours, terms, sources, dates), and to prove that nothing of it changed costs as much as rendering; pages with the same bytes are not written and keep their dates`,
  },
  {
    what: "pages of ports that it writes",
    value: built.changed.length,
    unit: "",
    note: `of ${showValue(built.all, "")}`,
  },
];
for (const row of rows) tell(row);
