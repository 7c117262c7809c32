import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPackages } from "../../tests/support/debian.ts";
import { availableMegabytes } from "../support/memory.ts";
import { runMeasured, type Cost } from "../support/run.ts";
import { markdownPage, wordsOf } from "./markdown.ts";

/** Nothing that Hugo would do beyond the pages: no lists, feeds, sitemap, taxonomies; no highlighting, as ours has none. */
const config = `baseURL = "https://portolan.example/"
title = "Portolan"
uglyURLs = true
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
[markup.highlight]
codeFences = false
`;

/** A plain theme of one layout: the frame that our pages have, without its search box. */
const layout = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} · {{ .Site.Title }}</title>
<link rel="stylesheet" href="/site.css">
</head>
<body>
<header><a href="/">{{ .Site.Title }}</a> <a href="/ports">Ports</a> <a href="/guides">Guides</a></header>
<main>
<article>
<h1>{{ .Title }}</h1>
{{ .Content }}
</article>
</main>
<footer><a href="/about">About</a></footer>
</body>
</html>
`;

const version = () => {
  const { stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
  return /^hugo v([\d.]+)/.exec(stdout ?? "")?.[1];
};

/** Hugo's version; installs Debian's package where this is root on a system with apt-get. Undefined when it is not there. */
export function findHugo(): string | undefined {
  if (version() === undefined) installPackages(["hugo"]);
  return version();
}

/**
 * A site for Hugo with the text of our built port pages, as Markdown: prose, tables, facts, commands, questions, sources.
 * The same is: the text, one file for each page, headings, lists, tables, links, code. Hugo does not do: the search
 * index, the checks of content, structured data, links to neighbours, the form for ratings, policy and redirects, the
 * pages that are no port's; and it reads ready Markdown, where ours computes most pages from the registry and the facts.
 */
export function makeHugoSite(folder: string, dist: string, ports: readonly number[]): void {
  for (const name of ["content/ports", "layouts/_default", "static"])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, "config.toml"), config);
  writeFileSync(join(folder, "layouts/_default/single.html"), layout);
  writeFileSync(join(folder, "static/site.css"), "body { max-inline-size: 70ch; margin-inline: auto }\n");
  for (const port of ports) {
    const { title, body } = markdownPage(readFileSync(join(dist, `ports/${port}.html`), "utf8"));
    writeFileSync(
      join(folder, `content/ports/${port}.md`),
      `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body}`,
    );
  }
}

/**
 * Has Hugo render its site into an empty folder. It takes all the memory that it can get, and is the faster for it: it
 * may have most of what is free, so that it neither slows down nor brings the machine to its knees.
 */
export async function runHugo(folder: string): Promise<Cost & { allowed?: string }> {
  rmSync(join(folder, "public"), { recursive: true, force: true });
  const free = availableMegabytes();
  const allowed = free === undefined ? {} : { allowed: `${Math.round(0.8 * free)}MiB` };
  const env = allowed.allowed === undefined ? {} : { GOMEMLIMIT: allowed.allowed };
  return { ...(await runMeasured("hugo", ["--source", folder, "--quiet"], { env })), ...allowed };
}

/** How many of the words of our pages stand in Hugo's, as a share: that it is the same text is counted, not believed. */
export function sharedWords(folder: string, dist: string, ports: readonly number[]): number {
  let [there, all] = [0, 0];
  for (const port of ports) {
    const read = (root: string) => wordsOf(readFileSync(join(root, `ports/${port}.html`), "utf8"));
    const theirs = Map.groupBy(read(join(folder, "public")), (word) => word);
    for (const [word, { length }] of Map.groupBy(read(dist), (one) => one)) {
      all += length;
      there += Math.min(length, theirs.get(word)?.length ?? 0);
    }
  }
  return there / all;
}
