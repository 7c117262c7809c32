import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findDetours, removeDetours, withoutDetours } from "../../../src/integrations/port-pages/one-file.ts";

function assets(): string {
  const folder = mkdtempSync(join(tmpdir(), "portolan-assets-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = {
    "Base.astro_script.DIBE.js": 'import"./site.F9g0.js";',
    "site.F9g0.js": 'import"./a.js";document.title="";',
    "two.js": 'import"./a.js";import"./b.js";',
    "named.js": 'import{x as y}from"./a.js";',
    "Base.css": 'import"./site.F9g0.js";',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
const detours = [{ from: "Base.astro_script.DIBE.js", to: "site.F9g0.js" }];

test("only a script that does nothing but import one other is a detour", () =>
  expect(findDetours(assets())).toEqual(detours));

test("a page names the other one, and nothing else in it changes", () =>
  expect(
    withoutDetours(
      '<script type="module" src="/_astro/Base.astro_script.DIBE.js"></script><p>Base.astro_script.DIBE.js</p>',
      detours,
    ),
  ).toBe('<script type="module" src="/_astro/site.F9g0.js"></script><p>Base.astro_script.DIBE.js</p>'));

test("what no page names any more is removed", () => {
  const folder = assets();
  removeDetours(folder, detours);
  expect(readdirSync(folder)).not.toContain("Base.astro_script.DIBE.js");
  expect(readdirSync(folder)).toHaveLength(4);
});
