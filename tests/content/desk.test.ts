import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDesk } from "../../src/desk/desk.ts";
import { loadReviews } from "../../src/desk/reviews.ts";
import { loadExceptions } from "../../src/desk/sources/exceptions.ts";

/** A project of its own: all content is ours but the articles, of which there is one that is broken. */
const folder = mkdtempSync(join(tmpdir(), "portolan-desk-"));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "content/ports"), { recursive: true });
for (const name of [
  "commands",
  "facts",
  "glossary",
  "guides",
  "kinds",
  "registry",
  "sources",
  "strings",
  "style",
])
  symlinkSync(resolve("content", name), join(folder, "content", name), "dir");
writeFileSync(join(folder, "content/ports/22.mdx"), "---\ntitle: SSH\n---\n");
writeFileSync(
  join(folder, "content/ports/443.mdx"),
  readFileSync("content/ports/443.mdx", "utf8").replace(/^reviewed: .*/m, "reviewed: 2020-02-29"),
);

function run(tool: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(`src/cli/${tool}.ts`), ...args], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, SITE_URL: "", REPO_URL: "", DATABASE_URL: "" },
  });
  return { status, stdout, stderr };
}

const like = (pattern: RegExp) => expect.stringMatching(pattern) as string;

describe("articles:new", () => {
  const file = join(folder, "content/ports/9090.mdx");

  it("begins an article that articles:check does not let through, and never touches one that is there", () => {
    expect(run("articles-new", "9090")).toMatchObject({ status: 0, stdout: like(/^Began content/) });
    const text = readFileSync(file, "utf8");
    expect(run("articles-new", "9090")).toMatchObject({ status: 1, stderr: like(/is there already/) });
    expect(readFileSync(file, "utf8")).toBe(text);

    const check = run("articles-check", "9090");
    expect(check.status).toBe(1);
    expect(check.stderr).toContain("content/ports/9090.mdx: summary is missing: add one sentence");
    expect(check.stderr).not.toContain("content/ports/22.mdx");
  });
});

describe("articles:todo", () => {
  it("ranks the ports without a file", () => {
    const { status, stdout } = run("articles-todo", "--limit", "3", "--json");
    expect(status).toBe(0);
    const ranked = JSON.parse(stdout) as { port: number; points: number; reasons: unknown[] }[];
    expect(ranked).toHaveLength(3);
    expect(ranked.map(({ port }) => port)).not.toContain(22);
    expect(ranked.every(({ points, reasons }) => points > 0 && reasons.length > 0)).toBe(true);
  });
});

describe("articles:due", () => {
  it("lists what was reviewed too long ago, says what it rests on, and keeps a record", () => {
    const before = run("articles-due");
    expect(before).toMatchObject({
      status: 1,
      stdout: like(/443\.mdx: reviewed on 29 February 2020, over 2 years ago\./),
    });
    expect(before.stdout).toMatch(/is not recorded for 443: run npm run articles:due -- --record/);

    expect(run("articles-due", "--record").stdout).toMatch(/^Recorded 1 reviews in content\/reviews\.tsv/);
    expect(readFileSync(join(folder, "content/reviews.tsv"), "utf8")).toMatch(
      /^443\t2020-02-29\tTCP assigned https/m,
    );
  });
});

describe("sources:check", () => {
  it("asks nobody before it can say who asks", () => {
    expect(run("sources-check")).toMatchObject({ status: 2, stderr: like(/^Set SITE_URL/) });
  });
});

describe("every tool", () => {
  it.each(["articles-new", "articles-todo", "articles-due", "articles-check", "sources-check"])(
    "%s says how it is used, and refuses what it does not know",
    (tool) => {
      const name = tool.replace("-", ":");
      expect(run(tool, "--help")).toMatchObject({ status: 0, stdout: like(new RegExp(`npm run ${name}`)) });
      expect(run(tool, "--no-such")).toMatchObject({ status: 2, stderr: like(/--help/) });
    },
  );

  it.each([
    [[], "Which port? Give one"],
    [["70000"], '"70000" is no port: give a whole number from 0 to 65535.'],
    [["080"], '"080" is no port'],
    [["22", "23"], "One port at a time"],
    [["9091"], "There is no content/ports/9091.mdx: npm run articles:new -- 9091 begins one."],
  ])("that wants a port says of %j what is wrong", (words, message) => {
    const { status, stderr } = run("articles-check", ...words);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe("what the desk keeps", () => {
  it("can be read: the reviews, and of articles that are there", () => {
    const articles = new Set(openDesk().drafts.map(({ port }) => port));
    expect([...loadReviews().keys()].filter((port) => !articles.has(port))).toEqual([]);
  });

  it("can be read: the exceptions of sources:check", () => {
    expect(() => loadExceptions()).not.toThrow();
  });
});
