import { describe, expect, test } from "vitest";
import { resolvePath } from "../../../src/server/paths.ts";

describe("every spelling of a port leads to its page", () => {
  test.each([
    ["/ports/770/", "/ports/770"],
    ["/ports/770.html", "/ports/770"],
    ["/ports/770.html/", "/ports/770"],
    ["/ports/0770", "/ports/770"],
    ["/ports/000000770", "/ports/770"],
    ["/ports/00770.html", "/ports/770"],
    ["/770", "/ports/770"],
    ["/770/", "/ports/770"],
    ["/0770", "/ports/770"],
    ["/0", "/ports/0"],
    ["/00", "/ports/0"],
    ["/ports/00", "/ports/0"],
    ["/65535", "/ports/65535"],
    ["/404", "/ports/404"],
    ["/%37%37%30", "/ports/770"],
    ["/ports/%3770", "/ports/770"],
  ])("%s → %s", (path, to) => expect(resolvePath(path)).toEqual({ kind: "redirect", to }));
});

describe("a page is one file, a file is itself", () => {
  test.each([
    ["/", "index.html", "/"],
    ["/index.html", "index.html", "/"],
    ["/index", "index.html", "/"],
    ["/ports", "ports.html", "/ports"],
    ["/ports/", "ports.html", "/ports"],
    ["/ports/index.html", "ports.html", "/ports"],
    ["/about.html", "about.html", "/about"],
    ["/guides/in-use/", "guides/in-use.html", "/guides/in-use"],
    ["/%61bout", "about.html", "/about"],
    ["/robots.txt", "robots.txt", "/robots.txt"],
    ["/_astro/page.Bx3_a-Z1.css", "_astro/page.Bx3_a-Z1.css", "/_astro/page.Bx3_a-Z1.css"],
    ["/pagefind/a.pf_meta", "pagefind/a.pf_meta", "/pagefind/a.pf_meta"],
  ])("%s → %s", (path, file, canonical) =>
    expect(resolvePath(path)).toEqual({ kind: "file", file, canonical }),
  );
});

test.each(["/ports/0", "/ports/770", "/ports/65535"])("%s is one file, or that of a compact build", (path) =>
  expect(resolvePath(path)).toEqual({
    kind: "file",
    file: `${path.slice(1)}.html`,
    canonical: path,
    instead: "port.html",
  }),
);

test.each([
  "/70000",
  "/ports/65536",
  "/ports/99999.html",
  "/404.html",
  "/headers.json",
  "/port",
  "/port.html",
  "/about.html.html",
  "//evil.example/",
  "//770",
  "/ports//770",
  "/../secret",
  "/..",
  "/.",
  "/.env",
  "/ports/.env",
  "/ports/..%2f..%2fsecret",
  "/%2e%2e/secret",
  "/%2e%2e%2fsecret",
  "/%252e%252e/secret",
  "/ports/%00",
  "/ports/770%00.html",
  "/..\\secret",
  "/..%5csecret",
  "/c:/secret",
  "/ports/770%20",
  "/ports/٧٧٠",
  "/%",
  "/%ff",
  "/a%0d%0ab",
])("%s is nothing that we have", (path) => expect(resolvePath(path)).toEqual({ kind: "none" }));

test.each(["/ports/-1", "/ports/7.7", "/ports/100000", "/ports/+770", "/100000", "/770.html"])(
  "%s is no spelling of a port",
  (path) => expect(resolvePath(path)).toMatchObject({ kind: "file" }),
);
