import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { isBuilt } from "../../src/cli/build-site.ts";
import { compactBeside } from "../../src/cli/builds.ts";
import { withoutPage } from "../../src/compact/alike.ts";
import { resolvePath } from "../../src/server/paths.ts";
import { site } from "../../src/ports/site.ts";
import { compactDist, needCompact } from "../support/compact.ts";
import { firstOf, portFile, ports, textOf } from "../support/dist.ts";
import { readPage, type PageFacts } from "../support/page-facts.ts";

/** The most files that small hosts take, and what is left for articles to come. */
const most = { files: 20_000, room: 3_000 };

const text = (file: string) => readFileSync(join(compactDist, file), "utf8");
const computed = new Set(withoutPage(site().ports));
let files: Set<string>;
let pages: PageFacts[];

beforeAll(() => {
  needCompact();
  const entries = readdirSync(compactDist, { recursive: true, withFileTypes: true });
  files = new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(compactDist.length + 1)
          .replaceAll("\\", "/"),
      ),
  );
  pages = [...files].filter((file) => file.endsWith(".html")).map((file) => readPage(file, text(file)));
}, 120_000);

describe("the compact build", () => {
  it("is not taken for the whole one, nor that for it", () => {
    expect([isBuilt({ dist: compactBeside.dist }), isBuilt({ compact: true })]).toEqual([false, false]);
  });

  it("has fewer files than small hosts allow, with room for more", () => {
    expect(files.size).toBeLessThanOrEqual(most.files - most.room);
  });

  it("has the pages of exactly the indexed ports", () => {
    const found = ports.filter((port) => files.has(portFile(port)));
    expect(found).toEqual(ports.filter((port) => !computed.has(port)));
    expect([...files].filter((file) => /^ports\/[^/]*$/.test(file))).toHaveLength(found.length);
  });

  it("has them as the whole build has them, but for the names of styles and scripts", () => {
    const own = (html: string) => html.replaceAll(/\/_astro\/[^"]+/g, "");
    const differ = ports.filter(
      (port) => !computed.has(port) && own(text(portFile(port))) !== own(textOf(portFile(port))),
    );
    expect(firstOf(differ.map(String))).toEqual([]);
  }, 120_000);

  it("has no link to what is not there, other than to ports that are computed", () => {
    const leads = (address: string) => {
      if (!address.startsWith("/") || address === "/api/feedback" || address === "/opensearch.xml")
        return true;
      const target = resolvePath(new URL(address, "http://localhost").pathname);
      if (target.kind !== "file") return false;
      return files.has(target.file) || computed.has(Number(/^ports\/(\d+)\.html$/.exec(target.file)?.[1]));
    };
    // On the page of a port that stands for others, no number is one.
    const standsForNone = pages.filter(({ file }) => !file.startsWith("ports/like/"));
    expect(standsForNone.length).toBeGreaterThan(7000);
    expect(
      firstOf(
        standsForNone.flatMap(({ file, addresses }) =>
          addresses.filter((one) => !leads(one)).map((one) => `${file}: ${one}`),
        ),
      ),
    ).toEqual([]);
  });

  it("asks no search engine for what is computed, and runs no script that the policy does not know", () => {
    const { scriptHashes } = JSON.parse(text("headers.json")) as { scriptHashes: string[] };
    const rest = pages.filter(({ file }) => /^(?:port|404|ports\/like\/\d+)\.html$/.test(file));
    expect(rest.length).toBeGreaterThan(30);
    for (const { file, noindex, inlineScripts, faults, h1 } of rest)
      expect([file, noindex, inlineScripts.map((hash) => `sha256-${hash}`), faults, h1]).toEqual([
        file,
        true,
        scriptHashes,
        [],
        1,
      ]);
  });
});
