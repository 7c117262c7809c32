import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isDue, readCache, remember, writeCache, type Known } from "../../../../src/desk/sources/cache.ts";
import { exceptionFor, staleExceptions } from "../../../../src/desk/sources/exceptions.ts";
import { reportLines } from "../../../../src/desk/sources/report.ts";
import { manners, runCheck } from "../../../../src/desk/sources/run.ts";
import { host, status, type Answer } from "../../../support/asked.ts";
import { temporaryFolder } from "../../../support/server.ts";

const today = "2026-11-26";
const quick = { ...manners, userAgent: "test", pause: 60, backoff: 5 };
const slowly: Answer = (_, response) => void setTimeout(() => response.end(), 30);
const paths = ["/a", "/b", "/c"];

describe("a run", () => {
  test("asks a host for one thing at a time, with a pause after each", async () => {
    const { url, asked } = await host(Object.fromEntries(paths.map((path) => [path, slowly])));
    const known = new Map<string, Known>();
    const addresses = paths.map((path) => url + path);
    expect(await runCheck({ addresses, manners: quick, known, today, all: false })).toBe(3);
    expect(asked).toHaveLength(4);
    const pauses = asked.slice(1).map(({ from }, at) => from - (asked[at]?.to ?? Infinity));
    expect(Math.min(...pauses)).toBeGreaterThan(50);
  });

  test("asks other hosts meanwhile", async () => {
    const hosts = await Promise.all([host({ "/a": slowly }), host({ "/a": slowly })]);
    const addresses = hosts.map(({ url }) => `${url}/a`);
    await runCheck({ addresses, manners: quick, known: new Map(), today, all: false });
    const [one, other] = hosts.map(({ asked }) => asked[0]);
    expect(Math.abs((one?.from ?? 0) - (other?.from ?? Infinity))).toBeLessThan(50);
  });

  test("a second time asks only for what is due, and with all for everything", async () => {
    const { url, asked } = await host({ "/a": status(200), "/b": status(404) });
    const known = new Map<string, Known>();
    const run = (day: string, all = false) =>
      runCheck({
        addresses: [`${url}/a`, `${url}/b`],
        manners: { ...quick, pause: 1 },
        known,
        today: day,
        all,
      });
    expect(await run(today)).toBe(2);
    expect(await run(today)).toBe(0);
    const before = asked.length;
    expect(await run("2026-11-27")).toBe(1);
    expect(asked.slice(before).map(({ path }) => path)).toEqual(["/robots.txt", "/b", "/b"]);
    expect(await run("2026-11-27", true)).toBe(2);
  });

  test("ends at a limit, and when it is told to", async () => {
    const { url } = await host({});
    const addresses = paths.map((path) => url + path);
    const fast = { ...quick, pause: 1 };
    expect(await runCheck({ addresses, manners: fast, known: new Map(), today, all: false, limit: 2 })).toBe(
      2,
    );
    const stop = new AbortController();
    const heard = () => stop.abort();
    const signal = stop.signal;
    expect(
      await runCheck({ addresses, manners: fast, known: new Map(), today, all: false, heard, signal }),
    ).toBe(1);
  });
});

describe("what is known of an address", () => {
  test.each([
    ["fine", "2026-11-13", false],
    ["fine", "2026-11-12", true],
    ["dead", "2026-11-26", false],
    ["dead", "2026-11-25", true],
  ] as const)("%s since %s is due: %s", (verdict, day, due) => {
    expect(isDue({ verdict, day }, today)).toBe(due);
  });

  test("is death after a week of silence, and nothing before", () => {
    const silence = { verdict: "silent", reason: "does not answer (timeout)" } as const;
    const first = remember(silence, undefined, "2026-11-19");
    expect(first).toEqual({ ...silence, day: "2026-11-19", since: "2026-11-19" });
    expect(remember(silence, first, "2026-11-25")).toMatchObject({ verdict: "silent", since: "2026-11-19" });
    expect(remember(silence, first, today)).toMatchObject({
      verdict: "dead",
      reason: "does not answer (timeout), for 7 days now",
    });
    expect(remember({ verdict: "fine" }, first, today)).toEqual({ verdict: "fine", day: today });
  });

  test("is kept in a file, and a broken file is none", () => {
    const path = join(temporaryFolder(), "data", "sources.json");
    const known = new Map([["https://b.org/", { verdict: "fine", day: today } as const]]);
    writeCache(path, known);
    expect(readCache(path)).toEqual(known);
    expect(readFileSync(path, "utf8")).toContain("https://b.org/");
    writeFileSync(path, "{");
    expect(readCache(path)).toEqual(new Map());
    expect(readCache(`${path}.none`)).toEqual(new Map());
  });
});

describe("an exception", () => {
  const one = { url: "https://a.org/x", reason: "Shows itself to nobody.", until: "2026-12-01" };
  const many = { prefix: "https://b.org/", reason: "Asks for a login.", until: "2026-11-25" };

  test("holds for its address or its beginning, to its last day", () => {
    expect(exceptionFor("https://a.org/x", [one], "2026-12-01")).toBe(one);
    expect(exceptionFor("https://a.org/x/y", [one], today)).toBeNull();
    expect(exceptionFor("https://b.org/x", [many], "2026-11-25")).toBe(many);
    expect(exceptionFor("https://b.org/x", [many], today)).toBeNull();
  });

  test("that has ended or that nobody needs is told of", () => {
    expect(staleExceptions([one, many], ["https://b.org/x"], today)).toEqual([
      "content/sources/exceptions.yml: [0] (https://a.org/x) is no source's address: remove it.",
      "content/sources/exceptions.yml: [1] (https://b.org/) ended on 25 November 2026: look at it again, then remove it or give a new day.",
    ]);
    expect(staleExceptions([one], ["https://a.org/x"], today)).toEqual([]);
  });
});

test("a report tells what is dead first, where it is cited, and how much is fine", () => {
  const entry = (address: string, known: Known | null) => ({
    address,
    places: [{ kind: "port", port: 22 } as const, { kind: "term", slug: "nat", term: "NAT" } as const],
    known,
    exception: null,
  });
  const lines = reportLines([
    entry("https://a.org/", { verdict: "moved", to: "https://b.org/", day: today }),
    entry("https://c.org/", { verdict: "dead", reason: "answers 404", day: today }),
    entry("https://d.org/", { verdict: "fine", day: today }),
    entry("https://e.org/", null),
    {
      ...entry("https://f.org/", null),
      exception: { url: "https://f.org/", reason: "A login.", until: today },
    },
  ]);
  expect(lines).toEqual([
    "Dead (1):",
    "  https://c.org/ answers 404",
    "    cited by port 22 and content/glossary/nat.yml",
    "",
    "Moved for good (1):",
    "  https://a.org/",
    "    → https://b.org/",
    "    cited by port 22 and content/glossary/nat.yml",
    "",
    "Left out as exceptions (1):",
    "  https://f.org/: A login. (until 2026-11-26)",
    "",
    "1 of 5 addresses are fine; 1 were not asked for yet.",
  ]);
});
