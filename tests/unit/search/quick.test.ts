import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query.ts";
import { quickQuery } from "../../../src/search/quick.ts";

describe("what is understood before anything is loaded", () => {
  test.each([
    "443",
    "0443",
    "tcp/443",
    "443/udp",
    "udp 53",
    ":8080",
    "port 3306",
    "localhost:3000",
    "[::1]:5173",
    "80, 443 and 8443",
    "8000-8010",
    "70000",
    "0x1BB",
    "٤٤٣",
  ])("%s is what it is with everything loaded", (text) => {
    expect(quickQuery(text)).toEqual(parseQuery(text));
  });

  test.each([
    ["http://127.0.0.1:8123/path", { kind: "port", port: 8123 }],
    ["is tcp port 3389 safe", { kind: "port", port: 3389 }],
    ["Error: listen EADDRINUSE: address already in use :::3000", { kind: "port", port: 3000 }],
    ["docker run -p 8080:80", { kind: "ports", ports: [8080, 80] }],
    ["", { kind: "nothing" }],
    ["  \u200f ", { kind: "nothing" }],
    ["\ud800", { kind: "nothing" }],
  ])("%s: %o", (text, query) => {
    expect(quickQuery(text)).toEqual(query);
  });

  test.each(["postgres", "what port does mysql use", "permission denied", "windows 10", "?"])(
    "%s takes more",
    (text) => {
      expect(quickQuery(text)).toBeNull();
    },
  );

  test("is a port of those that there are, whatever is typed", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.nat(99_999).map(String),
      fc.constantFrom(":", "->", "tcp/", " port ", "[::1]:", "-", "https://", "0x", "\ud800"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const query = quickQuery(pieces.join(""));
        const ports = query?.kind === "port" ? [query.port] : query?.kind === "ports" ? query.ports : [];
        for (const port of ports) expect(port).toSatisfy((n) => Number.isInteger(n) && n >= 0 && n <= 65_535);
      }),
    );
  });
});
