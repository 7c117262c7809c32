// How well and how fast names are found: our engine beside three libraries, over the same index and cases.
// The libraries are no dependencies: `npm install --no-save minisearch @leeoniya/ufuzzy fuse.js` adds them, or
// SEARCH_LIBRARIES names a folder whose node_modules has them. One that is missing is left out.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { site } from "../src/ports/site.ts";
import { buildDetails, buildNames } from "../src/search/build-names.ts";
import { readArticles, readIndex, type Entry } from "../src/search/index-format.ts";
import { createNameEngine } from "../src/search/name-engine.ts";
import { queryWords } from "../src/search/names.ts";

type Find = (query: string) => readonly number[];
interface Contender {
  name: string;
  /** What a page would import. */
  bundle: string;
  make(entries: readonly Entry[]): Find | Promise<Find>;
}

const index = buildNames(site().ports);
const details = buildDetails(site().ports);
const entries = readIndex(index);
const articles = readArticles(index);
const cases = readFileSync("tests/unit/search/cases.tsv", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [kind = "", query = "", port = ""] = line.split("\t");
    return { kind, query, right: port.split("|").map(Number) };
  });

const folder = join(process.env["SEARCH_LIBRARIES"] ?? ".", "package.json");
async function library(name: string): Promise<unknown> {
  const path = createRequire(
    pathToFileURL(folder.startsWith("/") ? folder : join(process.cwd(), folder)),
  ).resolve(name);
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  return module.default ?? module;
}

const uniquePorts = (ports: readonly number[]) => [...new Set(ports)];
/** Each library gets the same telling words, and uses before registrations among its equals. */
const words = (query: string) => queryWords(query).join(" ");
const weight = ({ kind, rank }: Entry) => (kind === "use" ? 1.3 - rank / 20 : 1);

interface MiniSearchClass {
  new (options: object): {
    addAll(rows: readonly object[]): void;
    search(text: string): readonly { id: number }[];
  };
}
interface UFuzzyClass {
  new (options: object): {
    search(
      stack: readonly string[],
      text: string,
      order: number,
    ): [number[] | null, { idx: number[] } | null, number[] | null];
  };
}
interface FuseClass {
  new (
    rows: readonly Entry[],
    options: object,
  ): { search(text: string, options: object): readonly { refIndex: number }[] };
}

const contenders: Contender[] = [
  {
    name: "ours",
    bundle: `export { createNameEngine } from ${JSON.stringify(join(process.cwd(), "src/search/name-engine.ts"))}`,
    make(rows) {
      const engine = createNameEngine(rows, articles);
      return (query) => engine.find(query, 20).map(({ port }) => port);
    },
  },
  {
    name: "MiniSearch",
    bundle: `export { default } from "minisearch"`,
    async make(rows) {
      const MiniSearch = (await library("minisearch")) as MiniSearchClass;
      const engine = new MiniSearch({
        fields: ["first", "others"],
        searchOptions: {
          boost: { first: 2 },
          prefix: true,
          fuzzy: 0.25,
          boostDocument: (id: number) => weight(rows[id] as Entry),
        },
      });
      engine.addAll(
        rows.map(({ names: [first, ...others] }, id) => ({ id, first, others: others.join(" ") })),
      );
      return (query) => uniquePorts(engine.search(words(query)).map(({ id }) => rows[id]?.port ?? -1));
    },
  },
  {
    name: "uFuzzy",
    bundle: `export { default } from "@leeoniya/ufuzzy"`,
    async make(rows) {
      const UFuzzy = (await library("@leeoniya/ufuzzy")) as UFuzzyClass;
      const engine = new UFuzzy({ intraMode: 1 });
      const stack = rows.map(({ names }) => names.join(" | "));
      return (query) => {
        const [found, info, order] = engine.search(stack, words(query), 1);
        const ids = order && info ? order.map((place) => info.idx[place] ?? 0) : (found ?? []);
        return uniquePorts(ids.map((id) => rows[id]?.port ?? -1));
      };
    },
  },
  {
    name: "Fuse.js",
    bundle: `export { default } from "fuse.js"`,
    async make(rows) {
      const Fuse = (await library("fuse.js")) as FuseClass;
      const engine = new Fuse(rows, { keys: ["names"], threshold: 0.35, ignoreLocation: true });
      return (query) =>
        uniquePorts(
          engine.search(words(query), { limit: 50 }).map(({ refIndex }) => rows[refIndex]?.port ?? -1),
        );
    },
  },
];

const compressed = (text: string | Uint8Array) => brotliCompressSync(text).length;

async function bundleBytes(contents: string): Promise<number> {
  const resolveDir = contents.includes(process.cwd()) ? process.cwd() : join(folder, "..");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  return compressed(outputFiles[0]?.contents ?? "");
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`.padStart(7);
const kinds = [...new Set(cases.map(({ kind }) => kind))];
const verbose = process.argv.includes("--misses");
console.log(
  `${cases.length} cases · index ${compressed(JSON.stringify(index))} bytes, ${compressed(JSON.stringify(details))} more (brotli)`,
);
console.log(
  [
    "engine".padEnd(11),
    " hit@1",
    " hit@3",
    "   MRR",
    ...kinds.map((kind) => kind.padStart(9)),
    "bundle B",
    "load ms",
    "median ms",
    "p95 ms",
  ].join(" "),
);
for (const { name, bundle, make } of contenders) {
  if (
    name !== "ours" &&
    !existsSync(join(folder, "..", "node_modules", /"([^"]+)"$/.exec(bundle)?.[1] ?? ""))
  )
    continue;
  const started = performance.now();
  const find = await make(entries);
  const load = performance.now() - started;
  const times: number[] = [];
  const places = cases.map(({ query, right }) => {
    find(query);
    const begin = performance.now();
    const ports = find(query);
    times.push(performance.now() - begin);
    return { place: ports.findIndex((port) => right.includes(port)) + 1, ports };
  });
  if (verbose && name === "ours")
    for (const [row, { kind, query, right }] of cases.entries())
      if (places[row]?.place !== 1)
        console.log(
          `  ${kind}: ${query} → ${right.join("|")}, found ${places[row]?.ports.slice(0, 4).join(" ") ?? ""}`,
        );
  const hits = (within: number, of?: string) =>
    places.filter(({ place }, row) => place > 0 && place <= within && (!of || cases[row]?.kind === of))
      .length;
  const mrr = places.reduce((sum, { place }) => sum + (place ? 1 / place : 0), 0) / cases.length;
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * times.length)] ?? 0).toFixed(2);
  console.log(
    [
      name.padEnd(11),
      percent(hits(1), cases.length).slice(1),
      percent(hits(3), cases.length).slice(1),
      mrr.toFixed(3).padStart(6),
      ...kinds.map((kind) =>
        percent(hits(1, kind), cases.filter((row) => row.kind === kind).length).padStart(9),
      ),
      String(await bundleBytes(bundle)).padStart(8),
      load.toFixed(0).padStart(7),
      at(0.5).padStart(9),
      at(0.95).padStart(6),
    ].join(" "),
  );
}
