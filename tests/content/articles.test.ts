import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadArticles } from "../../src/ports/articles.ts";
import { checkContent } from "../../src/rules/check.ts";
import { head } from "../support/rules.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with the real content, but for its articles. */
function folderWith(articles: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "portolan-articles-"));
  folders.push(folder);
  mkdirSync(join(folder, "content/ports"), { recursive: true });
  for (const name of ["commands", "facts", "kinds", "registry", "sources", "strings", "style"])
    symlinkSync(resolve("content", name), join(folder, "content", name), "dir");
  for (const [name, text] of Object.entries(articles))
    writeFileSync(join(folder, "content/ports", name), text);
  return folder;
}

/** An article of 300 words of its own that passes all rules. */
function sound(port: number): string {
  const words = Array.from({ length: 30 }, (_, line) =>
    Array.from({ length: 10 }, (_, index) => `W${port}x${line}x${index}`).join(" "),
  ).join(". ");
  const sections = ["Status", "History", "Risks", "Check"].map((title) => `## ${title}\n\nWords.`);
  return `${head()}\n${sections.join("\n\n")}\n\n${words}[^iana]\n`;
}

const broken = {
  "70000.mdx": sound(70000),
  "0771.mdx": sound(771),
  "443.mdx": sound(443).replace("## History", "## Story"),
  "770.mdx": `${sound(770).replace("title: cadlock", "name: cadlock")}\nPort 770 is unassigned.[^rfc1060]\n`,
};

describe("the articles of content/ports", () => {
  it("pass all rules", async () => {
    expect(await checkContent()).toEqual([]);
  });

  it("are there, in the order of their numbers", () => {
    const ports = loadArticles().map(({ port }) => port);
    expect(ports.length).toBeGreaterThanOrEqual(8);
    expect(ports).toEqual(ports.toSorted((a, b) => a - b));
  });
});

describe("the check of 150 articles, all guides and kinds", () => {
  it("takes less than 20 seconds", async () => {
    const names = readdirSync("content/ports");
    const texts = names.map((name) => readFileSync(`content/ports/${name}`, "utf8"));
    const many = Array.from({ length: 150 }, (_, at) => [
      `${20_000 + at}.mdx`,
      texts[at % texts.length] ?? "",
    ]);
    const folder = folderWith(Object.fromEntries(many) as Record<string, string>);
    symlinkSync(resolve("content/guides"), join(folder, "content/guides"), "dir");
    const before = performance.now();
    await checkContent(join(folder, "content"));
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});

describe("broken articles", () => {
  it("are told of all at once, file by file", async () => {
    const folder = folderWith({ "4.mdx": sound(4), ...broken });
    expect(await checkContent(join(folder, "content"))).toEqual([
      'content/ports/443.mdx: History is missing: add the section "## History" after Status.',
      'content/ports/443.mdx: "## Story" (line 19) is no section of an article (those are Status, History, Risks, Check): make it "###" or move its text into one of them.',
      'content/ports/770.mdx: title is missing: add what people call the port, such as "PostgreSQL".',
      'content/ports/770.mdx: frontmatter has an unknown field "name": it is computed from the registry; remove it.',
      expect.stringMatching(
        /^content\/ports\/770\.mdx: Check \(line 33\) says “Port 770 is unassigned”, but IANA's registry/,
      ),
      expect.stringMatching(
        /^content\/ports\/770\.mdx: Check \(line 33\) cites \[\^rfc1060\], and no source has that id/,
      ),
      "content/ports/0771.mdx: the file's name has a leading zero: rename it to 771.mdx.",
      "content/ports/70000.mdx: the file's name is no port: ports end at 65535; rename it to the port that it is about.",
    ]);
  });

  it("stop the build with every problem", () => {
    const integration = resolve("src/integrations/articles.ts");
    const script = `
      import { articles } from ${JSON.stringify(integration)};
      const logger = { error: (text) => console.log(text) };
      await articles().hooks["astro:config:setup"]({ command: process.argv[1], logger });`;
    const run = (command: string) =>
      spawnSync(process.execPath, ["--input-type=module", "-e", script, command], {
        cwd: folderWith({ "70000.mdx": sound(70000), "770.mdx": sound(770).replace("[^iana]", "") }),
        encoding: "utf8",
        timeout: 30_000,
      });

    const build = run("build");
    expect(build.status).toBe(1);
    expect(build.stderr).toContain("2 problems in content");
    expect(build.stderr).toContain('content/ports/770.mdx: sources[0] ("iana") is never cited');
    expect(build.stderr).toContain("content/ports/70000.mdx: the file's name is no port");

    const dev = run("dev");
    expect(dev.status).toBe(0);
    expect(dev.stdout).toContain("content/ports/70000.mdx: the file's name is no port");
  });
});

describe("the articles of content/kinds", () => {
  it("are all there, with their sections, footnotes and frontmatter", async () => {
    const folder = folderWith({ "4.mdx": sound(4) });
    const kinds = join(folder, "content/kinds");
    rmSync(kinds);
    mkdirSync(kinds);
    for (const kind of ["assigned", "unassigned"])
      writeFileSync(join(kinds, `${kind}.mdx`), readFileSync(`content/kinds/${kind}.mdx`, "utf8"));
    writeFileSync(
      join(kinds, "reserved.mdx"),
      "---\nreviewed: 2026-01-15\n---\n\n## Status\n\nKept back.[^rfc6335]\n\n## History\n\nNone.\n\n## Risks\n\nNone.\n",
    );
    expect(await checkContent(join(folder, "content"))).toEqual([
      "content/kinds/dynamic.mdx: the file is missing: write the article of all dynamic ports that have none of their own.",
      "content/kinds/reserved.mdx: about is missing: add one sentence for authors that says what the file is for.",
      "content/kinds/reserved.mdx: sources is missing: add the works that the text cites, each with id, title, url and type.",
      'content/kinds/reserved.mdx: Check is missing: add the section "## Check" after Risks.',
      'content/kinds/reserved.mdx: Status (line 7) cites [^rfc6335], and no source has that id: add a source with "id: rfc6335", or correct the footnote.',
    ]);
  });
});
