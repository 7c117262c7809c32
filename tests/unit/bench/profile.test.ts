import { describe, expect, it } from "vitest";
import { ownerOf, sumProfile } from "../../../bench/build/cpu-profile.ts";

const root = "file:///somewhere/portolan";

describe("who owns a function", () => {
  it.each([
    ["f", `${root}/node_modules/@astrojs/mdx/dist/index.js`, "@astrojs/mdx"],
    ["f", `${root}/node_modules/vite/node_modules/rolldown/dist/x.js`, "rolldown"],
    ["f", `${root}/src/rules/truth/words.ts`, "src/rules"],
    ["f", `${root}/src/content.ts`, "src/content.ts"],
    ["f", `${root}/dist/.prerender/chunks/Base_Da_3-c4U.mjs`, "pages: Base"],
    ["f", "node:internal/deps/undici/undici", "Node: undici"],
    ["f", "node:fs", "Node: fs"],
    ["rmSync", "", "native: rmSync"],
    ["(idle)", "", "(idle)"],
  ])("%s of %s: %s", (functionName, url, owner) => expect(ownerOf({ functionName, url })).toBe(owner));
});

describe("a profile", () => {
  const frame = (functionName: string, url = "") => ({ functionName, url });
  const profile = {
    nodes: [
      { id: 1, callFrame: frame("(root)"), children: [2, 4, 5, 6] },
      {
        id: 2,
        callFrame: frame("render", `${root}/dist/.prerender/chunks/Base_Da_3-c4U.mjs`),
        children: [3],
      },
      { id: 3, callFrame: frame("escape", "node:url") },
      { id: 4, callFrame: frame("(idle)") },
      { id: 5, callFrame: frame("writeBuffer") },
      { id: 6, callFrame: frame("add", `${root}/node_modules/pagefind/lib/index.js`) },
    ],
    samples: [2, 3, 5, 4, 6, 4],
    timeDeltas: [1e6, 2e6, 4e6, 8e6, 16e6, 32e6],
  };
  const { owners, phases } = sumProfile(profile);

  it("sums itself by owner, most first", () =>
    expect(owners).toEqual([
      ["(idle)", 40],
      ["pagefind", 16],
      ["native: writeBuffer", 4],
      ["Node: url", 2],
      ["pages: Base", 1],
    ]));

  it("gives what nobody's frame tells to the part before, and answers of the disk to the writing of pages", () =>
    expect(Object.fromEntries(phases)).toEqual({
      "render of pages": 11,
      "writing of pages": 4,
      Pagefind: 48,
    }));
});
