import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shuffledArticle, spreadPorts } from "../../../bench/growth/articles.ts";
import { copyProject } from "../../../bench/growth/copy.ts";
import { growthPlot } from "../../../bench/growth/plot.ts";

const article = `---
title: cadlock
uses:
  - "x"
faq:
  - question: "why does my mount come from here?"
    answer: "the client takes its source port from a range and this time it got this one"
---

## Status of the thing

the name has been in the lists since the year of the cat

\`\`\`sh
ss -l and so on it goes
\`\`\`
`;

describe("a copy of an article", () => {
  const copy = shuffledArticle(article, 7);

  it("has the same words", () => {
    const words = (text: string) => text.match(/\w+/g)?.sort();
    expect(words(copy)).toEqual(words(article.replace('uses:\n  - "x"', "uses: []")));
  });

  it("has its prose and its answers in another order", () => {
    expect(copy).not.toContain("the name has been in the lists");
    expect(copy).not.toContain("the client takes its source port");
  });

  it.each(["title: cadlock", "## Status of the thing", "ss -l and so on it goes", "why does my mount come"])(
    "keeps: %s",
    (kept) => expect(copy).toContain(kept),
  );

  it("is another for another port, and the same for the same", () => {
    expect(shuffledArticle(article, 8)).not.toBe(copy);
    expect(shuffledArticle(article, 7)).toBe(copy);
  });
});

describe("ports at even steps", () => {
  it("are as many as asked for, each once, and none of those that are taken", () => {
    const taken = new Set([0, 1, 22, 443]);
    const ports = spreadPorts(3000, taken);
    expect(new Set(ports).size).toBe(3000);
    expect(ports.some((port) => taken.has(port))).toBe(false);
    expect(Math.max(...ports)).toBeGreaterThan(65_000);
  });

  it("are all that are left, when so many are asked for", () =>
    expect(spreadPorts(65_536, new Set())).toHaveLength(65_536));
});

describe("a copy of the project", () => {
  let from: string;
  let to: string;
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(from, name)), { recursive: true });
    writeFileSync(join(from, name), text);
  };

  beforeEach(() => {
    from = mkdtempSync(join(tmpdir(), "portolan-from-"));
    to = mkdtempSync(join(tmpdir(), "portolan-to-"));
    for (const name of ["astro.config.mjs", "package.json", "package-lock.json", "tsconfig.json"])
      write(name, "");
    for (const name of [
      "content/ports/22.mdx",
      "public/icon.svg",
      "node_modules/x/y",
      "node_modules/.cache/z",
    ])
      write(name, "");
    write("src/integrations/articles.ts", "strict");
    write("src/pages/ports/[port].astro", "---\nexport function getStaticPaths() {}\n---\n");
  });
  afterEach(() => [from, to].forEach((folder) => rmSync(folder, { recursive: true })));

  it("shares packages but no caches, and has a route of its own", () => {
    copyProject(to, from);
    expect(existsSync(join(to, "node_modules/x/y"))).toBe(true);
    expect(existsSync(join(to, "node_modules/.cache"))).toBe(false);
    expect(readFileSync(join(to, "src/pages/ports/[port].astro"), "utf8")).toContain("chosen.json");
    expect(readFileSync(join(from, "src/integrations/articles.ts"), "utf8")).toBe("strict");
  });

  it("says what to mend when the route of ports has changed", () => {
    write("src/pages/ports/[port].astro", "---\n---\n");
    expect(() => copyProject(to, from)).toThrow("getStaticPaths any more: mend bench/growth/copy.ts");
  });
});

it("the plot shows each point, its axes in whole decades, and the slope", () => {
  const points = [
    { x: 1024, seconds: 20 },
    { x: 65_536, seconds: 75.25 },
  ];
  const svg = growthPlot([{ title: "149 articles", axis: "pages", points, slope: 0.318 }]);
  expect(svg.match(/<circle/g)).toHaveLength(2);
  for (const shown of [">1,000<", ">100,000<", ">10 s<", ">100 s<", ">75.3<", "slope 0.32"])
    expect(svg).toContain(shown);
});
