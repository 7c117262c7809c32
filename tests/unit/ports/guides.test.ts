import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ContentError } from "../../../src/ports/facts.ts";
import { guideLimit, loadGuides } from "../../../src/ports/guides.ts";
import { guideHead } from "../../support/rules.ts";
import { guide, portsOf, source } from "../../support/world.ts";

const everyPort = { from: 1, to: 65535 };
const facts = {
  lowPorts: [
    {
      system: "Linux",
      common: true,
      from: 1,
      to: 1023,
      who: "Root may.",
      addresses: "any",
      allow: [],
      source,
    },
    {
      system: "Mars",
      common: false,
      from: 1,
      to: 4999,
      who: "Root may.",
      addresses: "any",
      allow: [],
      source,
    },
  ],
  browserBlocked: { asOf: "2026-01-01", source, ports: [22, 6000].map((port) => ({ port, service: "" })) },
};
const { get, guides } = portsOf(
  {},
  facts,
  {},
  {
    timeout: guide([everyPort, 22], { symptom: "Timed out", title: "It timed out" }),
    "in-use": guide([everyPort]),
    denied: guide(["privileged", 80]),
    unsafe: guide(["refused-by-browsers"]),
    few: guide([80, 3000, 6000]),
    run: guide([{ from: 3000, to: 3999 }, 49152]),
  },
);
const slugs = (port: number) => get(port).guides.map(({ slug }) => slug);

describe("the guides of a port", () => {
  test.each([
    [0, []],
    [5000, ["in-use", "timeout"]],
    [49152, ["run", "in-use", "timeout"]],
    [1023, ["denied", "in-use", "timeout"]],
    [1024, ["in-use", "timeout"]],
    [3500, ["run", "in-use", "timeout"]],
  ])("%i has %j", (port, expected) => expect(slugs(port)).toEqual(expected));

  test.each([
    ["that name it come before those of a fact, whatever their number of ports", 6000, ["few", "unsafe"]],
    ["about fewer ports come first", 80, ["few", "denied"]],
    ["of facts are in the order of how few ports they hold", 22, ["unsafe", "denied"]],
  ])("%s", (_, port, particular) => expect(slugs(port).slice(0, 2)).toEqual(particular));

  test("are at most four; the general ones stay", () => {
    const many = { ...Object.fromEntries(["a", "b", "c", "d"].map((slug) => [slug, guide([7])])) };
    const { get } = portsOf({}, {}, {}, { ...many, "in-use": guide([everyPort]) });
    expect(get(7).guides.map(({ slug }) => slug)).toEqual(["a", "b", "c", "in-use"]);
    expect(get(7).guides).toHaveLength(guideLimit);
  });

  test("have a title, a symptom, and a reason where a fact of the port gives one", () => {
    expect(get(22).guides).toEqual([
      expect.objectContaining({ slug: "unsafe", why: expect.stringContaining("lists 22 among") }),
      expect.objectContaining({ slug: "denied", why: "Linux: Root may." }),
      expect.objectContaining({ slug: "in-use", why: null }),
      { slug: "timeout", title: "It timed out", symptom: "Timed out", why: null },
    ]);
  });
});

describe("the ports of a guide", () => {
  test.each([
    ["few", [80, 3000, 6000], []],
    ["unsafe", [22, 6000], []],
    ["denied", [80], [{ from: 1, to: 1023 }]],
    ["run", [49152], [{ from: 3000, to: 3999 }]],
    ["no such guide", [], []],
  ])("%s lists %j and runs %j", (slug, listed, runs) =>
    expect(guides.portsOf(slug)).toEqual({ listed, runs }),
  );

  test("put the most general guide first in the list of all", () => {
    const order = ["in-use", "timeout", "denied", "run", "few", "unsafe"];
    expect(guides.list.map(({ slug }) => slug)).toEqual(order);
  });
});

describe("the files of guides", () => {
  const folder = mkdtempSync(join(tmpdir(), "portolan-guides-"));
  mkdirSync(join(folder, "guides"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("that are wrong are told of all at once", () => {
    writeFileSync(join(folder, "guides/In_Use.mdx"), guideHead());
    writeFileSync(join(folder, "guides/a.mdx"), guideHead({ systems: "systems: [amiga]" }));
    const load = () => loadGuides(folder);
    expect(load).toThrow(ContentError);
    expect(load).toThrow(
      [
        "content/guides/In_Use.mdx: the file's name is no address of a guide: rename it to small letters and hyphens, such as in-use.mdx.",
        'content/guides/a.mdx: systems[0] is "amiga": write linux, macos, windows or docker.',
      ].join("\n"),
    );
  });

  test("of this site load, and each names its ports", () => {
    const all = loadGuides();
    expect(all.size).toBeGreaterThanOrEqual(7);
    for (const { concerns } of all.values()) expect(concerns.length).toBeGreaterThan(0);
  });
});
