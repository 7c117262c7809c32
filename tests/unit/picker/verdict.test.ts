import { describe, expect, test } from "vitest";
import { serviceNamesFrom } from "../../../src/picker/names.ts";
import { orderOf, suggestion } from "../../../src/picker/suggest.ts";
import { fitting, objectionsTo } from "../../../src/picker/rule.ts";
import { brief, judge, merits, nearestFits } from "../../../src/picker/verdict.ts";
import type { Wish } from "../../../src/picker/wish.ts";
import { realWorld, wishOf } from "../../support/picker.ts";

const { registry, picker } = realWorld();
const verdictOn = (port: number, changes: Partial<Wish> = {}) =>
  judge(
    port,
    picker,
    wishOf({ port, ...changes }),
    serviceNamesFrom(port - (port % 1024), registry)[String(port)] ?? null,
  );

describe("the verdict on", () => {
  test.each<[number, Partial<Wish>, string, string[]]>([
    [5432, {}, "Better not, for 2 reasons", ["registered", "used"]],
    [6000, {}, "Better not, for 4 reasons", ["registered", "used", "browser", "block"]],
    [8080, {}, "Better not, for 2 reasons", ["registered", "used"]],
    [50000, {}, "Better not, for 3 reasons", ["used", "ephemeral", "block"]],
    [22, {}, "Better not, for 4 reasons", ["registered", "used", "browser", "privileged"]],
    [22, { systems: ["windows"] }, "Better not, for 3 reasons", ["registered", "used", "browser"]],
    [31000, {}, "Better not", ["nodeport"]],
    [61500, {}, "Better not", ["ephemeral"]],
    [61500, { systems: ["linux"] }, "For a while, not as a fixed port", []],
    [25252, {}, "Yes, on your own machines", []],
    [31000, { allow: ["nodeport"] }, "Yes, with what you allow", []],
    [0, {}, "No", []],
  ])("%i with %o is “%s”", (port, changes, answer, objections) => {
    const verdict = verdictOn(port, changes);
    expect(verdict.answer).toBe(answer);
    expect(verdict.against.map(({ objection }) => objection)).toEqual(objections);
  });

  test("a number tells its reasons, each with a place to look it up", () => {
    const [registered, used] = verdictOn(5432).against;
    expect(registered).toEqual({
      objection: "registered",
      text: "Registered with IANA for postgresql on TCP.",
      links: [{ text: "Registration", href: "/ports/5432#registry" }],
    });
    expect(used?.text).toMatch(/^Known use: PostgreSQL \(documented\)/);
    for (const port of [22, 514, 6000, 8080, 31000, 50000, 6012])
      for (const { text, links } of verdictOn(port, { transports: ["tcp", "udp"] }).against) {
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(links.length).toBeGreaterThan(0);
        for (const { href } of links) expect(href).toMatch(/^(https?:\/\/|\/(ports|guides)\/)/);
      }
  });

  test("a number names the services of each transport", () => {
    expect(verdictOn(514, { transports: ["tcp", "udp"] }).against[0]?.text).toBe(
      "Registered with IANA for shell on TCP and for syslog on UDP.",
    );
    expect(judge(514, picker, wishOf({ transports: ["tcp", "udp"] })).against[0]?.text).toBe(
      "Registered with IANA on TCP and UDP.",
    );
  });

  test("a number names the ephemeral ranges that it lies in", () => {
    expect(verdictOn(50001).against.find(({ objection }) => objection === "ephemeral")?.text).toContain(
      "Linux (32768–60999), macOS and Windows (49152–65535)",
    );
    expect(verdictOn(61500).against[0]?.text).not.toContain("Linux");
  });

  test("a number tells what is allowed apart", () => {
    const { against, allowed } = verdictOn(8080, { allow: ["registered"] });
    expect(against.map(({ objection }) => objection)).toEqual(["used"]);
    expect(allowed.map(({ objection }) => objection)).toEqual(["registered"]);
  });

  test("a number tells what is there on the other transport", () => {
    expect(verdictOn(10050, { transports: ["udp"] }).notes).toContain("At IANA it is registered on TCP.");
    expect(verdictOn(10050, { transports: ["udp"] }).notes).toContain(
      "Known use elsewhere: Zabbix agent on TCP.",
    );
  });

  test("a dynamic port says what the standard says of it", () => {
    expect(verdictOn(61500, { systems: ["linux"] }).notes[0]).toContain("RFC 6335, section 8.1.2");
    expect(verdictOn(25252).notes.join()).not.toContain("RFC 6335");
  });
});

describe("a suggestion tells why it is one", () => {
  const of = (changes: Partial<Wish>) => {
    const wish = wishOf(changes);
    const ports = suggestion(orderOf(fitting(objectionsTo(picker, wish), wish), picker, wish), wish) ?? [];
    return { ports, words: merits(ports, picker, wish).join(" "), wish };
  };

  test("by what it keeps clear of", () => {
    expect(of({}).words).toContain("Nobody is registered on TCP and we know of no use.");
    expect(of({}).words).toContain("Linux (32768–60999), macOS and Windows (49152–65535)");
    expect(of({ systems: ["windows"] }).words).not.toContain("Linux");
  });

  test("and claims nothing that was allowed", () => {
    const { words } = of({ allow: ["registered", "used", "ephemeral"] });
    expect(words).not.toMatch(/registered on|know of no use|Outside the ephemeral/);
  });

  test("with the nearest taken numbers, which are taken", () => {
    const numbers = /known use are (\d+) and (\d+)\./.exec(of({ run: true, count: 5 }).words);
    const [below = 0, above = 0] = [Number(numbers?.[1]), Number(numbers?.[2])];
    const { ports } = of({ run: true, count: 5 });
    expect(picker.taken).toEqual(expect.arrayContaining([below, above]));
    expect(below).toBeLessThan(ports[0] ?? 0);
    expect(above).toBeGreaterThan(ports.at(-1) ?? Infinity);
    expect(picker.taken.some((port) => below < port && port < above)).toBe(false);
  });

  test("in a few words for a list", () => {
    expect(brief([25252], picker, wishOf())).toMatch(/^two digits in turn; \d+ away from/);
    expect(brief([15470, 22449], picker, wishOf({ count: 2 }))).toBe("");
  });
});

test("the nearest that fit are the nearest, from both sides", () => {
  expect(nearestFits([1, 5, 9, 12, 30], 10, 3)).toEqual([9, 12, 5]);
  expect(nearestFits([], 10, 3)).toEqual([]);
});
