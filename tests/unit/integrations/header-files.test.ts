import { expect, test } from "vitest";
import {
  caddyHeaders,
  headerFiles,
  nginxHeaders,
  staticHostHeaders,
} from "../../../src/integrations/header-files.ts";
import { prefetchRules } from "../../../src/server/prefetch.ts";

const headers = { "content-security-policy": "default-src 'none'", "x-content-type-options": "nosniff" };

test("nginx adds each header to every answer", () =>
  expect(nginxHeaders(headers)).toBe(
    `add_header content-security-policy "default-src 'none'" always;\nadd_header x-content-type-options "nosniff" always;\n`,
  ));

test("Caddy sets each header", () =>
  expect(caddyHeaders(headers)).toBe(
    `header {\n\tcontent-security-policy "default-src 'none'"\n\tx-content-type-options "nosniff"\n}\n`,
  ));

test("static hosts send them for all paths, and keep what has a hash in its name", () => {
  const rules = staticHostHeaders(headers).split(/\n(?=\/)/);
  expect(rules[0]).toBe(
    `/*\n  content-security-policy: default-src 'none'\n  x-content-type-options: nosniff`,
  );
  expect(rules.slice(1).map((rule) => rule.split("\n")[0])).toEqual([
    "/_astro/*",
    "/pagefind/fragment/*",
    "/pagefind/index/*",
    prefetchRules.path,
  ]);
  expect(rules.slice(1, -1).every((rule) => rule.includes("max-age=31536000, immutable"))).toBe(true);
});

test("no file has a name that our server would answer for", () =>
  expect(Object.keys(headerFiles(headers))).toEqual(["_headers", "_headers-nginx", "_headers-caddy"]));

test("quotes in a value are kept as such", () => {
  const rules = { "speculation-rules": '"/rules"' };
  expect(nginxHeaders(rules)).toBe('add_header speculation-rules "\\"/rules\\"" always;\n');
  expect(caddyHeaders(rules)).toBe('header {\n\tspeculation-rules "\\"/rules\\""\n}\n');
  expect(staticHostHeaders(rules)).toContain('  speculation-rules: "/rules"\n');
});

test.each(["$host", "{env.SECRET}", "two\nlines", "back\\slash"])(
  "a value that would break out of its quotes stops the build: %j",
  (value) => {
    expect(() => nginxHeaders({ bad: value })).toThrow("The header bad cannot be quoted");
    expect(() => caddyHeaders({ bad: value })).toThrow("The header bad cannot be quoted");
  },
);
