import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readStates } from "../support/registry-reader.ts";

const lines = readFileSync(new URL("truth.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");
const [header = "", ...rows] = lines;
const truth = rows.map((row) => {
  const [port = "", transport = "", state = "", names = "", why = ""] = row.split("\t");
  return { key: `${port}/${transport}`, port, transport, state, names, why };
});

const states = readStates();

describe("the truth table", () => {
  it("begins with one comment that names the date of IANA's file", () => {
    expect(header).toMatch(/^# .*\b2026-02-13\b/);
    expect(rows.filter((row) => row.startsWith("#"))).toEqual([]);
  });

  it("has sixty ports, each with tcp, each pair once, each line whole", () => {
    expect(new Set(truth.map((row) => row.port)).size).toBe(60);
    expect(truth.filter((row) => row.transport === "tcp")).toHaveLength(60);
    expect(new Set(truth.map((row) => row.key)).size).toBe(truth.length);
    expect(rows.filter((row) => !/^\d+\t(tcp|udp|sctp|dccp)(\t[^\t]+){3}$/.test(row))).toEqual([]);
  });

  it("agrees with the independent reader of the packages", () => {
    const differences = truth.flatMap(({ key, state, names }) => {
      const read = states.get(key);
      const reader = `${read?.state ?? "not listed"} ${read?.names.join(" ") || "-"}`;
      return reader === `${state} ${names}` ? [] : `${key}: table ${state} ${names}, reader ${reader}`;
    });
    expect(differences).toEqual([]);
  });

  it("lists every transport that the registry lists for its ports", () => {
    const ports = new Set(truth.map((row) => row.port));
    const listed = [...states.keys()].filter((key) => ports.has(key.split("/")[0] ?? ""));
    // 7123/udp was registered after the date of the table.
    expect(listed.sort()).toEqual([...truth.map((row) => row.key), "7123/udp"].sort());
  });
});

describe("the independent reader", () => {
  it("knows tcp and udp of every port", () => {
    const keys = [...states.keys()];
    expect(keys.filter((key) => key.endsWith("/tcp"))).toHaveLength(65_536);
    expect(keys.filter((key) => key.endsWith("/udp"))).toHaveLength(65_536);
  });

  it("gives names to assigned pairs only", () => {
    const wrong = [...states].filter(([, read]) => read.names.length > 0 && read.state !== "assigned");
    expect(wrong).toEqual([]);
  });

  it("has at most sixty lines, so that it can be checked by eye", () => {
    const source = readFileSync(new URL("../support/registry-reader.ts", import.meta.url), "utf8");
    expect(source.trimEnd().split("\n").length).toBeLessThanOrEqual(60);
  });
});
