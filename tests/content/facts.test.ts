import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { z } from "zod";
import { block, browserBlocked, ephemeralRange, lowPortRule, twin } from "../../src/schemas/facts.ts";

/** Reads a fact file; a wrong one stops the test with the file and every row and field that is wrong. */
function read<T extends z.ZodType>(name: string, schema: T): z.output<T> {
  const text = readFileSync(new URL(`../../content/facts/${name}`, import.meta.url), "utf8");
  const { contents, errors } = parseDocument(text);
  if (errors.length > 0)
    throw new Error(errors.map((each) => `content/facts/${name}: ${each.message}`).join("\n"));

  const result = schema.safeParse(contents?.toJSON());
  if (result.success) return result.data;
  throw new Error(problems(name, result.error).join("\n"));
}

function problems(name: string, error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => {
    const [row, ...field] = path.map(String);
    return `content/facts/${name}: row ${row ?? "-"}: ${field.join(".") || "the row"}: ${message}`;
  });
}

type Range = { from?: number | undefined; to?: number | undefined };
const reversed = (rows: readonly Range[]): Range[] => rows.filter(({ from = 0, to = 65_535 }) => from > to);
const ascending = <T>(rows: readonly T[], ...keys: ((row: T) => number)[]): T[] =>
  rows.toSorted((a, b) => keys.map((key) => key(a) - key(b)).find((difference) => difference !== 0) ?? 0);
const twice = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

const ephemeral = read("ephemeral.yml", z.array(ephemeralRange));
const lowPorts = read("low-ports.yml", z.array(lowPortRule));
const blocked = read("browser-blocked.yml", browserBlocked);
const blocks = read("blocks.yml", z.array(block));
const twins = read("twins.yml", z.array(twin));

describe("an error in a fact file", () => {
  it("names the file, the row and the field", () => {
    const broken = z.array(twin).safeParse([{ clear: 80, encrypted: 70_000, protocol: "HTTP", source: {} }]);
    expect(problems("twins.yml", broken.error ?? new z.ZodError([]))).toContainEqual(
      expect.stringMatching(/^content\/facts\/twins\.yml: row 0: encrypted: /),
    );
  });
});

describe("ephemeral ranges", () => {
  it("run upwards and are sorted by first, then last port", () => {
    expect(reversed(ephemeral)).toEqual([]);
    expect(ephemeral).toEqual(
      ascending(
        ephemeral,
        (row) => row.from,
        (row) => row.to,
      ),
    );
  });

  it("name each system once, IANA, Linux, Windows and macOS among them", () => {
    const systems = ephemeral.map((row) => row.system);
    expect(twice(systems)).toEqual([]);
    const found = ["IANA", "Linux", "Windows", "macOS"].map((system) => {
      const row = ephemeral.find((each) => each.system === system);
      return `${system} ${row?.from}–${row?.to}`;
    });
    expect(found).toEqual([
      "IANA 49152–65535",
      "Linux 32768–60999",
      "Windows 49152–65535",
      "macOS 49152–65535",
    ]);
  });
});

describe("rules for low ports", () => {
  it("name each system once, run upwards and are sorted by first port", () => {
    expect(twice(lowPorts.map((row) => row.system))).toEqual([]);
    expect(reversed(lowPorts)).toEqual([]);
    expect(lowPorts).toEqual(ascending(lowPorts, (row) => row.from ?? 65_536));
  });

  it("give both ends of a range or neither", () => {
    expect(lowPorts.filter((row) => (row.from === undefined) !== (row.to === undefined))).toEqual([]);
  });
});

describe("ports that browsers refuse", () => {
  it("are the 83 of the Fetch standard, sorted, each once", () => {
    const ports = blocked.ports.map((row) => row.port);
    expect(ports).toHaveLength(83);
    expect(ports).toEqual([...new Set(ports)].toSorted((a, b) => a - b));
  });

  it("hold the first, the last and the latest additions, and none of the usual web ports", () => {
    const ports = blocked.ports.map((row) => row.port);
    expect([0, 1, 989, 990, 4190, 6679, 10_080].filter((port) => !ports.includes(port))).toEqual([]);
    expect([80, 443, 3000, 8000, 8080, 8443].filter((port) => ports.includes(port))).toEqual([]);
  });
});

describe("named blocks", () => {
  it("are at least fifteen, run upwards and are sorted by first, then last port", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(15);
    expect(reversed(blocks)).toEqual([]);
    expect(blocks).toEqual(
      ascending(
        blocks,
        (row) => row.from,
        (row) => row.to,
      ),
    );
  });

  it("have a name of their own, each transport once, and no placeholder but {n}", () => {
    expect(twice(blocks.map((row) => row.name))).toEqual([]);
    expect(blocks.filter((row) => twice(row.transports).length > 0)).toEqual([]);
    expect(blocks.filter((row) => /[{}]/.test(row.what.replaceAll("{n}", "")))).toEqual([]);
  });
});

describe("twins", () => {
  it("are two different ports, sorted, each pair once", () => {
    expect(twins.filter((row) => row.clear === row.encrypted)).toEqual([]);
    expect(twins).toEqual(
      ascending(
        twins,
        (row) => row.clear,
        (row) => row.encrypted,
      ),
    );
    expect(twice(twins.map((row) => `${row.clear}/${row.encrypted}`))).toEqual([]);
  });
});
