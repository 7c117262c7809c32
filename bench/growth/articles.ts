import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastPort } from "../../src/ports/port.ts";
import { createRandom } from "../../tests/prove/random.ts";

/** Words of plain prose, one after another: no code, no mark, no name. */
const run = /[a-z]+(?: [a-z]+)+/g;

/**
 * The text of an article with the words of its prose in another order: no paragraph is one that another copy has, and no
 * word is new. The frontmatter keeps all but its answers; code between fences stays. Uses are dropped, since each
 * belongs to one port.
 */
export function shuffledArticle(text: string, seed: number): string {
  const random = createRandom(seed);
  const mixed = (line: string) =>
    line.replaceAll(run, (words) =>
      words
        .split(" ")
        .map((word) => ({ word, key: random() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ word }) => word)
        .join(" "),
    );
  let place: "head" | "text" | "code" = "head";
  let ends = 0;
  return text
    .replace(/^uses:(?: .*)?\n(?: +.*\n)*/m, "uses: []\n")
    .split("\n")
    .map((line) => {
      if (place === "head") {
        if (line === "---" && ++ends === 2) place = "text";
        return /^ +answer: /.test(line) ? line.replace(/(?<=answer: ).*/, mixed) : line;
      }
      if (/^ *```/.test(line)) place = place === "code" ? "text" : "code";
      return place === "code" || line.startsWith("#") ? line : mixed(line);
    })
    .join("\n");
}

/** Ports at even steps through all that are not taken. */
export function spreadPorts(count: number, taken: ReadonlySet<number>): number[] {
  const free = Array.from({ length: lastPort + 1 }, (_, port) => port).filter((port) => !taken.has(port));
  return Array.from({ length: count }, (_, at) => free[Math.floor((at * free.length) / count)] ?? NaN);
}

/**
 * Adds copies of articles to a copy of the project until it has so many; each is on a port without one.
 * @returns the ports that have an article
 */
export function growArticles(folder: string, count: number): number[] {
  const ports = join(folder, "content/ports");
  const present = readdirSync(ports).map((name) => Number(name.replace(".mdx", "")));
  const texts = present.map((port) => readFileSync(join(ports, `${port}.mdx`), "utf8"));
  const more = spreadPorts(Math.max(0, count - present.length), new Set(present));
  for (const [at, port] of more.entries())
    writeFileSync(join(ports, `${port}.mdx`), shuffledArticle(texts[at % texts.length] ?? "", port));
  return [...present, ...more];
}
