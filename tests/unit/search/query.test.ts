import { describe, expect, test } from "vitest";
import { nearestSense } from "../../../src/search/nearest-sense.ts";
import { findNames, queryWords, type NameRow } from "../../../src/search/names.ts";
import { parseQuery } from "../../../src/search/query.ts";

describe("a query", () => {
  test.each([
    ["443", { kind: "port", port: 443 }],
    [" 0443 ", { kind: "port", port: 443 }],
    [":8080", { kind: "port", port: 8080 }],
    ["tcp/443", { kind: "port", port: 443, transport: "tcp" }],
    ["443/UDP", { kind: "port", port: 443, transport: "udp" }],
    ["udp 53", { kind: "port", port: 53, transport: "udp" }],
    ["port 3306", { kind: "port", port: 3306 }],
    ["65535", { kind: "port", port: 65535 }],
    ["65536", { kind: "out-of-range", number: "65536" }],
    ["070000", { kind: "out-of-range", number: "70000" }],
    ["cadlock", { kind: "words", words: "cadlock" }],
    ["3com-tsmux", { kind: "words", words: "3com-tsmux" }],
    ["  ", { kind: "nothing" }],
  ])("%j is understood", (text, query) => expect(parseQuery(text)).toEqual(query));
});

describe("names", () => {
  const rows: NameRow[] = [
    [22, "SSH", ["ssh", "secure shell", "sftp"]],
    [115, "sftp", ["sftp"]],
    [3306, "MySQL", ["mysql", "mariadb"]],
    [33060, "mysqlx", ["mysqlx"]],
  ];
  const found = (query: string) => findNames(rows, query).map(({ port }) => port);

  test.each([
    ["ssh", [22]],
    ["mariadb", [3306]],
    ["mysql", [3306, 33060]],
    ["what port does mysql use", [3306, 33060]],
    ["sftp", [115, 22]],
    ["shell", [22]],
    ["nonsense", []],
    ["", []],
  ])("%j finds %j", (query, ports) => expect(found(query)).toEqual(ports));

  test("a question without telling words keeps them all", () =>
    expect(queryWords("what is port")).toEqual(["what", "is", "port"]));
});

describe("a path that leads nowhere", () => {
  test.each([
    ["/770", { kind: "redirect", path: "/ports/770" }],
    ["/ports/0770", { kind: "redirect", path: "/ports/770" }],
    ["/ports/770.html", { kind: "redirect", path: "/ports/770" }],
    ["/ports/770/", { kind: "redirect", path: "/ports/770" }],
    ["/ports/770", { kind: "none" }],
    ["/", { kind: "none" }],
  ])("%s becomes %j", (path, sense) => expect(nearestSense(path)).toEqual(sense));

  test.each([
    ["/ports/70000", "/ports/65535"],
    ["/tcp/443", "/ports/443"],
    ["/ports/postgres", "/search?q=postgres"],
    ["/%E0%A4%A", "/search?q=E0%20A4%20A"],
  ])("%s suggests %s", (path, suggestion) =>
    expect(nearestSense(path)).toMatchObject({ kind: "suggest", path: suggestion }),
  );
});
