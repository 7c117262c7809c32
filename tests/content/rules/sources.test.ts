import { describe, expect, it } from "vitest";
import { primary } from "../../../src/rules/primary.ts";
import { originalOf, sourceHostsRule } from "../../../src/rules/source-hosts.ts";
import { head, ruleLines, sourcesOf } from "../../support/rules.ts";

const typed = (type: string, url = "https://example.org/") =>
  `{ id: a, title: A work, url: "${url}", type: ${type} }`;
const at = (type: string, url: string) =>
  ruleLines(sourceHostsRule, head({ sources: sourcesOf(typed(type, url)) }));

describe("the type of a source", () => {
  it.each([
    ["cve", "https://www.cve.org/CVERecord?id=CVE-2024-6387"],
    ["cve", "https://nvd.nist.gov/vuln/detail/CVE-2024-6387"],
    ["cert", "https://www.cisa.gov/news-events"],
    ["iana", "https://www.iana.org/assignments/"],
    ["standard", "https://fetch.spec.whatwg.org/#port-blocking"],
    ["standard", "https://github.com/whatwg/fetch/pull/1847"],
    ["maker", "https://github.com/moby/moby"],
    ["report", "https://www.reddit.com/r/networking"],
    ["rfc", "https://web.archive.org/web/2010/https://www.ietf.org/rfc/rfc863.txt"],
  ])("%s fits %s", (type, url) => {
    expect(at(type, url)).toEqual([]);
  });

  it.each([
    [
      "cve",
      "https://www.rapid7.com/db/",
      "is none of its hosts: use maker or report, or add the host to content/sources/hosts.yml.",
    ],
    [
      "rfc",
      "https://www.iana.org/",
      "is none of its hosts: use iana, or add the host to content/sources/hosts.yml.",
    ],
    [
      "cert",
      "https://nvd.nist.gov/vuln/",
      "is none of its hosts: use standard or cve, or add the host to content/sources/hosts.yml.",
    ],
    [
      "standard",
      "https://github.com/someone/whatwg",
      "is none of its hosts: use maker or report, or add the host to content/sources/hosts.yml.",
    ],
    [
      "cve",
      "https://notcve.org/",
      "is none of its hosts: use maker or report, or add the host to content/sources/hosts.yml.",
    ],
    [
      "maker",
      "https://stackoverflow.com/q/1",
      "where anybody may write: use report, or cite the maker's own documentation.",
    ],
    [
      "report",
      "https://de.wikipedia.org/wiki/Port",
      "which repeats sources and is none: cite the work that it rests on.",
    ],
    [
      "report",
      "https://web.archive.org/web/2019/https://en.wikipedia.org/wiki/Port",
      "which repeats sources and is none: cite the work that it rests on.",
    ],
  ])("%s does not fit %s", (type, url, mend) => {
    const [line = "", ...more] = at(type, url);
    expect(more).toEqual([]);
    expect(line).toContain('content/ports/770.mdx: sources[0] ("a") ');
    expect(line.endsWith(mend)).toBe(true);
  });

  it("is read through archives", () => {
    expect(originalOf("https://web.archive.org/web/20120113152607/http://support.amd.com/a.pdf")?.host).toBe(
      "support.amd.com",
    );
    expect(originalOf("https://archive.ph/20200101/example.org/b")?.host).toBe("example.org");
    expect(originalOf("no address")).toBeNull();
  });
});

describe("of the sources", () => {
  const having = (...types: string[]) =>
    ruleLines(primary, head({ sources: sourcesOf(...types.map((type) => typed(type))) }));

  it.each([["rfc"], ["maker", "report"], ["iana", "cve", "paper", "report"]])(
    "half are primary: %s",
    (...types) => {
      expect(having(...types)).toEqual([]);
    },
  );

  it("too few are primary", () => {
    expect(having("maker", "report", "paper")).toEqual([
      "content/ports/770.mdx: sources has 1 primary of 3; it needs 2: cite the standard, the maker's documentation, IANA, a CVE or a CERT in place of papers and reports.",
    ]);
  });
});
