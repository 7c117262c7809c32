import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { oneSheet } from "../../../src/integrations/port-pages/one-sheet.ts";

const link = (name: string) => `<link rel="stylesheet" href="/_astro/${name}">`;

function assets(): string {
  const folder = mkdtempSync(join(tmpdir(), "portolan-sheets-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = { "Base.1.css": "a{}", "pages.2.css": "b{}", "late.3.css": "c{}", "x.js": '"late.3.css"' };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

test("a page with two sheets gets one, which has both in their order", () => {
  const folder = assets();
  const html = oneSheet(folder).of(`<head>${link("Base.1.css")}${link("pages.2.css")}</head>`);
  const [, name = ""] =
    /^<head><link rel="stylesheet" href="\/_astro\/(pages\.[\w-]{8}\.css)"><\/head>$/.exec(html) ?? [];
  expect(readFileSync(join(folder, name), "utf8")).toBe("a{}b{}");
});

test("pages with the same sheets share one file, and a page with one keeps it", () => {
  const sheet = oneSheet(assets());
  const both = link("Base.1.css") + link("pages.2.css");
  expect(sheet.of(both)).toBe(sheet.of(both));
  expect(sheet.of(link("Base.1.css"))).toBe(link("Base.1.css"));
});

test("what nobody asks for any more is removed", () => {
  const folder = assets();
  const sheet = oneSheet(folder);
  sheet.of(link("Base.1.css") + link("pages.2.css") + link("late.3.css"));
  sheet.removeJoined(["Base.1.css"]);
  expect(readdirSync(folder).filter((name) => /^\w+\.\d\./.test(name))).toEqual(["Base.1.css", "late.3.css"]);
});
