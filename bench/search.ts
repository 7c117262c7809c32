// How well a port is found: ours beside what else could be used, on the same questions.
//   npm run bench:search            both tables of cases; needs a built site
//   npm run bench:search -- --misses   also the cases that ours misses
// tests/search/cases.tsv is what ours was tuned on; tests/search/held-out.tsv is not.
import { brotliCompressSync } from "node:zlib";
import { isHit, readCases, type SearchCase } from "../tests/support/search-cases.ts";
import { details, index } from "../tests/support/search-sources.ts";
import { tell } from "./row.ts";
import { contenders } from "./search/contenders.ts";

const tuned = "tests/search/cases.tsv";
const files = [tuned, "tests/search/held-out.tsv"];
/** What ours should find, in percent of the cases. */
const least = { first: 97, three: 99, numbers: 100 };
const showMisses = process.argv.includes("--misses");

const share = (part: number, whole: number) =>
  (whole === 0 ? "–" : ((100 * part) / whole).toFixed(1)).padStart(8);
const compressed = (value: object) => brotliCompressSync(JSON.stringify(value)).length;

interface Asked {
  one: SearchCase;
  paths: readonly string[];
  milliseconds: number;
}

/** 1 for the first result, ½ for the second, 0 where no right one is shown. */
function reciprocalRank({ one, paths }: Asked): number {
  const place = paths.findIndex((_, at) => isHit(one, paths.slice(at), 1));
  return place < 0 ? 0 : 1 / (place + 1);
}

function row(name: string, asked: readonly Asked[], kinds: readonly string[]): string {
  const hits = (within: number, of = asked) =>
    of.filter(({ one, paths }) => isHit(one, paths, within)).length;
  const times = asked.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(part * times.length)] ?? 0).toFixed(1).padStart(8);
  return [
    name.padEnd(34),
    share(hits(1), asked.length),
    share(hits(3), asked.length),
    (asked.reduce((sum, one) => sum + reciprocalRank(one), 0) / asked.length).toFixed(3).padStart(8),
    ...kinds.map((kind) => {
      const of = asked.filter(({ one }) => one.kind === kind);
      return share(hits(1, of), of.length);
    }),
    at(0.5),
    at(0.95),
  ].join(" ");
}

const percent = (hits: number, all: number) => (100 * hits) / all;
const hitShare = (asked: readonly Asked[], within: number) =>
  percent(asked.filter(({ one, paths }) => isHit(one, paths, within)).length, asked.length);

/** Hands over what ours finds, beside the best of the others on the same cases. */
function tellHits(file: string, asked: ReadonlyMap<string, readonly Asked[]>): void {
  const { ours = [], ...others } = Object.fromEntries(asked);
  const count = `${ours.length} cases, ${file === tuned ? "on which" : "on none of which"} ours was tuned`;
  for (const [within, aim] of [
    [1, least.first],
    [3, least.three],
  ] as const) {
    const [best] = Object.entries(others)
      .map(([name, theirs]) => ({ name, value: hitShare(theirs, within) }))
      .toSorted((a, b) => b.value - a.value);
    tell({
      what: `hit@${within} in ${file}`,
      value: hitShare(ours, within),
      unit: "%",
      aim: { least: aim },
      ...(best ? { rival: best } : {}),
      note: `${count}; the rival is the best of ${Object.keys(others).length}`,
    });
  }
  const numbers = ours.filter(({ one }) => one.kind === "number");
  if (numbers.length > 0)
    tell({
      what: `hit@1 on numbers in ${file}`,
      value: hitShare(numbers, 1),
      unit: "%",
      aim: { least: least.numbers },
      note: `${numbers.length} cases`,
    });
}

console.log(`names ${compressed(index)} bytes in brotli, details ${compressed(details)} more`);
const ready = await Promise.all(contenders.map(async ({ name, make }) => ({ name, find: await make() })));
for (const file of files) {
  const cases = readCases(file);
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  console.log(`\n${file}: ${cases.length} cases (hit@1 by kind, in percent; milliseconds of a query)`);
  console.log(
    [
      "".padEnd(34),
      ...["hit@1", "hit@3", "MRR", ...kinds, "median", "p95"].map((head) => head.padStart(8)),
    ].join(" "),
  );
  const all = new Map<string, readonly Asked[]>();
  for (const { name, find } of ready) {
    const asked: Asked[] = [];
    for (const one of cases) {
      const began = performance.now();
      const paths = await find(one.query);
      asked.push({ one, paths, milliseconds: performance.now() - began });
    }
    all.set(name, asked);
    console.log(row(name, asked, kinds));
    if (showMisses && name === "ours")
      for (const { one, paths } of asked.filter(({ one, paths }) => !isHit(one, paths, 1)))
        console.log(
          `  ${one.kind}: ${one.query} → ${one.right.join("|")}, not ${paths.slice(0, 4).join(" ")}`,
        );
  }
  tellHits(file, all);
}
process.exit(0);
