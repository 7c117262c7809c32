import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readAdvisories } from "../../../src/cli/packages/advisories.ts";
import { installedPackages, type InstalledPackage } from "../../../src/cli/packages/installed.ts";
import { licenceProblems, scriptProblems } from "../../../src/cli/packages/rules.ts";

const thing = (changes: Partial<InstalledPackage>): InstalledPackage => ({
  name: "thing",
  version: "1.2.3",
  licence: "MIT",
  tool: false,
  script: false,
  ...changes,
});

describe("what is installed here", () => {
  const packages = installedPackages();

  test("is read from npm", () => {
    const hono = packages.find(({ name }) => name === "hono");
    expect(hono).toMatchObject({ licence: "MIT", tool: false, script: false });
    expect(packages.find(({ name }) => name === "astro")?.tool).toBe(true);
  });

  test("has licences that we can live with", () => expect(licenceProblems(packages)).toEqual([]));

  test("runs no script but those that are needed", () => {
    const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      allowScripts: Record<string, boolean>;
    };
    expect(scriptProblems(packages, allowScripts)).toEqual([]);
  });
});

test.each(["MIT", "(MIT OR GPL-3.0-only)", "BSD-3-Clause AND ISC"])("%s may be served", (licence) =>
  expect(licenceProblems([thing({ licence })])).toEqual([]),
);

test.each([
  "GPL-3.0-only",
  "MPL-2.0",
  "MIT AND MPL-2.0",
  "SEE LICENSE IN LICENSE.md",
  "UNLICENSED",
  '"none"',
  "",
])("%j may not be served, and the line says what to do", (licence) =>
  expect(licenceProblems([thing({ licence })])).toEqual([
    `thing 1.2.3: its licence is ${licence}. Read it; then add it to src/cli/packages/rules.ts, or do without.`,
  ]),
);

test("a tool may bind who changes it, unless its code stands in the site", () => {
  const tool = { licence: "MPL-2.0", tool: true };
  expect(licenceProblems([thing(tool)])).toEqual([]);
  expect(licenceProblems([thing({ ...tool, name: "pagefind" })])).toHaveLength(1);
});

test("a script that nobody allowed, and one that is allowed but not there, are told", () =>
  expect(scriptProblems([thing({ script: true })], { other: true, third: false })).toEqual([
    "thing runs a script when it is installed. Is it needed? Then name it in allowScripts of package.json.",
    "other runs no script when it is installed: take it out of allowScripts in package.json.",
  ]));

test("an advisory is told with its reasons", () =>
  expect(
    readAdvisories({
      said: "",
      json: {
        auditReportVersion: 2,
        vulnerabilities: {
          thing: {
            severity: "high",
            isDirect: true,
            range: "<1.3.0",
            via: ["deeper", { title: "Denial of service", url: "https://github.com/advisories/GHSA-1" }],
          },
        },
      },
    }),
  ).toEqual({
    lines: ["thing <1.3.0: high. by way of deeper; Denial of service (https://github.com/advisories/GHSA-1)"],
  }));

test("no advisory is no line", () =>
  expect(readAdvisories({ said: "", json: { auditReportVersion: 2, vulnerabilities: {} } })).toEqual({
    lines: [],
  }));

test.each([
  [{ message: "405 Method Not Allowed" }, "npm error audit", "405 Method Not Allowed"],
  [undefined, "npm error network", "npm error network"],
  [undefined, "", "npm gave no report"],
])("a registry that does not answer is no clean bill: %j", (json, said, notAvailable) =>
  expect(readAdvisories({ json, said })).toEqual({ notAvailable }),
);
