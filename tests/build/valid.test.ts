import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { kinds } from "../../src/ports/port.ts";
import { site } from "../../src/ports/site.ts";
import { dist, files, firstOf, portFile, ports } from "../support/dist.ts";

/** What the HTML Standard demands, without what is a matter of taste. */
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

async function faultsOf(names: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const name of names) {
    const { results } = await validator.validateFile(join(dist, name));
    for (const { messages } of results)
      for (const { line, column, message } of messages) faults.push(`${name}:${line}:${column}: ${message}`);
  }
  return firstOf(faults);
}

describe("the HTML is valid", () => {
  const { get, articles } = site().ports;

  it("of every page that is not a port's", async () => {
    const names = files().filter((file) => file.endsWith(".html") && !/^ports\/\d+\.html$/.test(file));
    expect(names).toContain("index.html");
    expect(await faultsOf(names)).toEqual([]);
  });

  it("of every article", async () => {
    expect(articles).toContain(443);
    expect(await faultsOf(articles.map(portFile))).toEqual([]);
  });

  it.each(kinds)("of pages without an article: %s", async (kind) => {
    const written = new Set(articles);
    const some = ports.filter((port) => get(port).kind === kind && !written.has(port)).slice(0, 5);
    expect(some.length).toBeGreaterThan(0);
    expect(await faultsOf(some.map(portFile))).toEqual([]);
  });
});
