import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyButPages, removeOtherPages } from "../../../src/integrations/port-pages/folder.ts";
import { writeChanged } from "../../../src/integrations/port-pages/write-changed.ts";

const longAgo = new Date("2020-01-01T00:00:00Z");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portolan-pages-"));
  mkdirSync(join(folder, "ports", "runs"), { recursive: true });
  for (const name of ["index.html", "ports/7.html", "ports/70.html", "ports/runs/tcp.html"]) {
    writeFileSync(join(folder, name), "before");
    utimesSync(join(folder, name), longAgo, longAgo);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const writtenLongAgo = (name: string) => +statSync(join(folder, name)).mtime === +longAgo;

test("a page with the same bytes keeps its time", () => {
  writeChanged(join(folder, "ports/7.html"), Buffer.from("before"));
  expect(writtenLongAgo("ports/7.html")).toBe(true);
});

test.each([
  ["of another length", "before and after"],
  ["of the same length", "beyond"],
])("a page with other bytes, %s, is written", (_, text) => {
  writeChanged(join(folder, "ports/7.html"), Buffer.from(text));
  expect(statSync(join(folder, "ports/7.html")).size).toBe(text.length);
  expect(writtenLongAgo("ports/7.html")).toBe(false);
});

test("a page that was not there is written", () => {
  writeChanged(join(folder, "ports/8.html"), Buffer.from("new"));
  expect(existsSync(join(folder, "ports/8.html"))).toBe(true);
});

test("before a build, all goes but the pages of ports", () => {
  emptyButPages(folder);
  expect(readdirSync(folder)).toEqual(["ports"]);
  expect(readdirSync(join(folder, "ports")).sort()).toEqual(["7.html", "70.html"]);
});

test("before the first build, the folder is made", () => {
  emptyButPages(join(folder, "new"));
  expect(readdirSync(join(folder, "new"))).toEqual(["ports"]);
});

test("after a build, the pages of ports that it has not go", () => {
  removeOtherPages(folder, ["/ports/70"]);
  expect(readdirSync(join(folder, "ports")).sort()).toEqual(["70.html", "runs"]);
});
