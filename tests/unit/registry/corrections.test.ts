import { describe, expect, it } from "vitest";
import { parseCorrections } from "../../../src/registry/corrections.ts";

const entry = (more: string) => `
- port: 465
  transports: [tcp]
  why: The current source keeps one name for each pair.
  source: { title: A registry file, url: "https://example.org/registry.csv" }
  asOf: 2026-02-13
  ${more}`;
const errorOf = (text: string) => {
  try {
    parseCorrections(text);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("corrections.yml", () => {
  it("may add a name or reserve a port", () => {
    const text =
      entry("also: { name: urd, description: URL Rendezvous }") +
      entry("state: reserved").replace("465", "1");
    expect(parseCorrections(text)).toMatchObject([
      { port: 465, also: { name: "urd" } },
      { state: "reserved" },
    ]);
  });

  it("may be empty", () => {
    expect(parseCorrections("# nothing to mend\n")).toEqual([]);
  });

  it.each([
    ["no mend", entry(""), "[0]: needs either `also` or `state`"],
    [
      "two mends",
      entry("state: reserved\n  also: { name: a, description: b }"),
      "[0]: needs either `also` or `state`",
    ],
    ["a state that needs no mend", entry("state: assigned"), '[0].state: Invalid input: expected "reserved"'],
    ["no source", entry("state: reserved").replace(/source:.*/, ""), "[0].source: "],
    ["a port that is none", entry("state: reserved").replace("465", "70000"), "[0].port: "],
    ["an unknown field", entry("state: reserved\n  name: urd"), '[0]: Unrecognized key: "name"'],
    ["one pair twice", entry("state: reserved").repeat(2), "two entries for one port and transport"],
    [
      "two days",
      entry("state: reserved") + entry("state: reserved").replace("465", "1").replace("2026-02", "2026-03"),
      "entries of several files or days",
    ],
  ])("is refused with %s", (_, text, message) => {
    expect(errorOf(text)).toContain(message);
    expect(errorOf(text)).toMatch(/^corrections\.yml: /);
  });
});
