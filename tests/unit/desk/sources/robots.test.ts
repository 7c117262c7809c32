import { expect, test } from "vitest";
import { readRobots } from "../../../../src/desk/sources/robots.ts";

const us = "PortolanSourceCheck";

test.each([
  ["", "/a", true],
  ["User-agent: *\nDisallow: /", "/a", false],
  ["User-agent: *\nDisallow:", "/a", true],
  ["User-agent: other\nDisallow: /", "/a", true],
  ["User-agent: *\nDisallow: /\n\nUser-agent: PORTOLANsourcecheck\nDisallow: /b", "/a", true],
  ["User-agent: other\nUser-agent: PortolanSourceCheck\nDisallow: /a", "/a/b", false],
  ["User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true],
  ["User-agent: *\nDisallow: /a\nAllow: /a", "/a", true],
  ["User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false],
  ["User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true],
  ["User-agent: *\nDisallow: /*?s=", "/x?s=1", false],
  ["user-agent : *  # all\r\ndisallow : /a # not this", "/a", false],
  ["Disallow: /\nUser-agent: *", "/a", true],
])("%j lets us ask for %s: %s", (text, path, allowed) => {
  expect(readRobots(text, us).allows(path)).toBe(allowed);
});

test.each([
  ["User-agent: *\nCrawl-delay: 7", 7],
  ["User-agent: *\nCrawl-delay: soon", null],
  ["User-agent: other\nCrawl-delay: 7", null],
])("%j wishes for %s seconds between requests", (text, seconds) => {
  expect(readRobots(text, us).delay).toBe(seconds);
});
