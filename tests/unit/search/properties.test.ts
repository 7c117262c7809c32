import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answer } from "../../../src/search/answer.ts";
import { firstAnswer } from "../../../src/search/first-answer.ts";
import { nearestSense } from "../../../src/search/nearest-sense.ts";
import { longestQuery, normalise } from "../../../src/search/normalise.ts";
import { parseQuery } from "../../../src/search/query.ts";
import { nodeSources } from "../../support/search-sources.ts";

/** The same runs each time, so that a failure is one of the code; another seed tries others. */
const runs = { seed: Number(process.env["FC_SEED"] ?? 65_535), numRuns: 400 };
const sources = nodeSources();
const signal = () => new AbortController().signal;

const pieces = fc.constantFrom(
  ..."EADDRINUSE,port,tcp/,udp ,:::,0.0.0.0:,localhost:,http://,[::1]:,->,-,..,0x,70000,443,<script>,<b>,%E0%A4%A,%00".split(
    ",",
  ),
  ..."bind: permission denied,ECONNREFUSED,*.,'127.0.0.1', ,\u202e,\ud800,💥,é,ports 1 to ,between ,and,((((((,\\,$(,.*.*.*".split(
    ",",
  ),
);
/** Anything at all, and what looks like something search knows. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 12 }).map((parts) => parts.join("")),
);
const port = fc.integer({ min: 0, max: 65_535 });

/** One port as people and tools write it. */
const dresses: readonly ((port: number) => string)[] = [
  (number) => `${number}`,
  (number) => `0${number}`,
  (number) => ` tcp/${number} `,
  (number) => `${number}/udp`,
  (number) => `UDP ${number}`,
  (number) => `:${number}`,
  (number) => `port ${number}?`,
  (number) => `localhost:${number}`,
  (number) => `[::1]:${number}`,
  (number) => `:::${number}`,
  (number) => `http://127.0.0.1:${number}/path?x=1#y`,
  (number) => `https://user:secret@example.com:${number}`,
  (number) => `*.${number}`,
  (number) => `0x${number.toString(16)}`,
  (number) => `what is on port ${number}`,
  (number) => String(number).replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
];

describe("whatever is typed", () => {
  test("is understood as something, and no port is out of range", () =>
    fc.assert(
      fc.property(text, (typed) => {
        const query = parseQuery(typed);
        const ports = [
          ...("port" in query && query.port !== undefined ? [query.port] : []),
          ...(query.kind === "ports" ? query.ports : []),
          ...(query.kind === "range" ? [query.from, query.to] : []),
          ...(query.kind === "out-of-range" ? query.meant : []),
        ];
        for (const one of ports)
          expect(one).toSatisfy((n: number) => Number.isInteger(n) && n >= 0 && n <= 65_535);
        if (query.kind === "range") expect(query.from).toBeLessThan(query.to);
      }),
      runs,
    ));

  test(
    "is answered with links of the site, each once",
    () =>
      fc.assert(
        fc.asyncProperty(text, async (typed) => {
          const { message, results } = await answer(typed, sources, signal());
          const paths = results.map(({ path }) => path);
          for (const path of paths)
            expect(path).toMatch(
              /^\/(?:ports(?:\/\d{1,5})?|guides(?:\/[a-z0-9-]+)?|commands|pick|about)(?:#[a-z]+)?$/,
            );
          expect(new Set(paths).size).toBe(paths.length);
          expect(message.length).toBeLessThan(400);
        }),
        { ...runs, numRuns: 60 },
      ),
    30_000,
  );

  test("has one spelling: to normalise it again changes nothing", () =>
    fc.assert(
      fc.property(text, (typed) => {
        const once = normalise(typed);
        expect(normalise(once)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(longestQuery);
      }),
      runs,
    ));

  test("makes some sense as a path", () =>
    fc.assert(
      fc.property(text, (path) => {
        expect(["redirect", "suggest", "none"]).toContain(nearestSense(`/${path}`).kind);
      }),
      runs,
    ));
});

describe("a port", () => {
  test("is found in every dress, without an index", () =>
    fc.assert(
      fc.property(port, fc.constantFrom(...dresses), (number, dress) => {
        const query = parseQuery(dress(number));
        expect(query).toMatchObject({ kind: "port", port: number });
        expect(firstAnswer(query)?.results[0]?.path).toBe(`/ports/${number}`);
      }),
      { ...runs, numRuns: 2000 },
    ));

  test("above the last is never shown as one", () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 65_536n, max: 10n ** 30n }), (number) => {
        const query = parseQuery(String(number));
        expect(query.kind).toBe("out-of-range");
        expect(firstAnswer(query)?.results.map(({ path }) => path)).not.toContain(`/ports/${number}`);
      }),
      runs,
    ));

  test("of a range is within it", () =>
    fc.assert(
      fc.asyncProperty(port, port, async (a, b) => {
        fc.pre(a !== b);
        const { results } = await answer(`${a}-${b}`, sources, signal());
        expect(results.length).toBeGreaterThan(0);
        for (const { port: one } of results) {
          expect(one).toBeGreaterThanOrEqual(Math.min(a, b));
          expect(one).toBeLessThanOrEqual(Math.max(a, b));
        }
      }),
      { ...runs, numRuns: 100 },
    ));
});

/** Texts that have made other parsers slow, at the longest that is read and far beyond it. */
const bombs: readonly [string, string][] = [
  ["letters", "a".repeat(10_000)],
  ["digits", "9".repeat(10_000)],
  ["colons", ":".repeat(10_000)],
  ["brackets", "[".repeat(10_000)],
  ["dots", "1.".repeat(5_000)],
  ["addresses", "a.b:".repeat(2_500)],
  ["schemes", "http://".repeat(1_500)],
  ["ports", "port ".repeat(2_000)],
  ["list of ports", `ports ${"1, ".repeat(3_000)}`],
  ["arrows", "->".repeat(5_000)],
  ["spaces", `bind${" ".repeat(9_000)}x`],
  ["binds", "bind ".repeat(2_000)],
  ["in use", "port is in use ".repeat(600)],
  ["quotes", "'127.0.0.1', ".repeat(800)],
  ["emoji", "💥".repeat(5_000)],
  ["marks", "\u202e\u200f".repeat(5_000)],
  ["lone surrogates", "\ud83d".repeat(10_000)],
  ["combining marks", `e${"\u0301".repeat(9_999)}`],
];

/** Against texts that take quadratic time, which is seconds; far from what a busy machine needs. */
const calm = 2_000;

test.each(bombs)("10,000 characters of %s are answered", { timeout: calm }, async (_, typed) => {
  const { message } = await answer(typed, sources, signal());
  expect(message.length).toBeLessThan(400);
});
