import { describe, expect, test } from "vitest";
import { kindProps } from "../../../src/ports/kind-props.ts";
import { questions } from "../../../src/ports/questions.ts";
import {
  gapSentence,
  heading,
  privilegeSentence,
  refusalSentence,
  summary,
} from "../../../src/ports/sentences.ts";
import { exposeVerdict, useVerdict } from "../../../src/ports/verdicts.ts";
import { count, date, list } from "../../../src/ports/words.ts";
import { known, portsOf, record, registration, source, use, withheld } from "../../support/world.ts";

const everywhere = { allow: [], addresses: "any address", source };
const ports = portsOf(
  {
    1: [record("tcp", "assigned", ["tcpmux"]), record("udp", "assigned", ["tcpmux"])],
    24: [
      record("tcp", "assigned", [null], { remark: known("any private mail system") }),
      record("udp", "unassigned"),
    ],
    26: [
      { ...record("tcp", "assigned"), registrations: [registration(null, { description: withheld })] },
      record("udp", "unassigned"),
    ],
    47: [record("tcp", "reserved"), record("udp", "reserved")],
    700: [record("tcp", "assigned", ["old-name"]), record("udp", "unassigned")],
    3000: [record("tcp", "assigned", ["hbci"]), record("udp", "reserved")],
    2000: [record("tcp", "assigned", ["abc"]), record("udp", "assigned", ["def"])],
    4000: [
      record("tcp", "unassigned", [], { former: [{ name: "gone", description: known("Gone") }] }),
      record("udp", "unassigned", [], { reports: [known("Used by a worm")] }),
    ],
  },
  {
    uses: [
      use(3000, "Grafana", { risk: "medium" }),
      use(3000, "Rails", { risk: "high" }),
      use(443, "HTTPS", { risk: "low", aka: ["https"] }),
    ],
    ephemeral: [
      { system: "Linux", common: true, from: 32768, to: 60999, source },
      { system: "Plan 9", common: false, from: 5000, to: 65535, source },
    ],
    lowPorts: [
      {
        system: "Linux",
        common: true,
        from: 1,
        to: 1023,
        who: "Root may.",
        ...everywhere,
        allow: ["sudo a"],
      },
      {
        system: "macOS",
        common: true,
        from: 1,
        to: 1023,
        who: "Most may.",
        ...everywhere,
        allow: ["Bind ::"],
      },
      { system: "NetBSD", common: false, from: 1, to: 1023, who: "Root may.", ...everywhere },
      { system: "Windows", common: true, who: "Anyone may.", ...everywhere },
    ],
    blocks: [{ from: 9100, to: 9199, transports: ["tcp"], name: "Exporters", what: "Exporter {n}.", source }],
    browserBlocked: {
      asOf: "2026-01-01",
      source,
      ports: [
        { port: 6000, service: "x11" },
        { port: 87, service: "" },
        { port: 6679, service: "osaut", except: ["Chromium 156"] },
      ],
    },
  },
);

describe("words", () => {
  test.each([
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
    [[], ""],
  ])("%j is listed as %j", (items, text) => expect(list(items)).toBe(text));

  test.each([
    ["2015-07-30", "30 July 2015"],
    ["2015-07", "July 2015"],
    ["2015", "2015"],
    ["long ago", "long ago"],
  ])("%s is written %s", (iso, text) => expect(date(iso)).toBe(text));

  test.each([
    [0, "0"],
    [999, "999"],
    [48128, "48,128"],
    [1234567, "1,234,567"],
  ])("%i is counted as %s", (amount, text) => expect(count(amount)).toBe(text));
});

describe("what a port is", () => {
  test.each([
    [1, "Port 1: tcpmux", "Port 1 is registered with IANA as tcpmux on TCP and UDP."],
    [
      24,
      "Port 24: assigned without a service name",
      "Port 24 is assigned on TCP without a service name: “any private mail system”.",
    ],
    [
      26,
      "Port 26: name left out here",
      "Port 26 is assigned on TCP. Its service name is left out here: IANA’s registry has it.",
    ],
    [47, "Port 47: reserved", "Port 47 is reserved by IANA on TCP and UDP: no service is registered on it."],
    [
      3000,
      "Port 3000: Grafana and Rails",
      "Port 3000 is where you meet Grafana and Rails. It is registered with IANA as hbci on TCP.",
    ],
    [
      443,
      "Port 443: HTTPS",
      "Port 443 is where you meet HTTPS. At IANA it is unassigned: IANA's registry has no service on it, on TCP or UDP.",
    ],
    [
      4000,
      "Port 4000: unassigned",
      "Port 4000 is unassigned: IANA's registry has no service on it, on TCP or UDP; it was once gone.",
    ],
    [
      50000,
      "Port 50000: dynamic",
      "Port 50000 is a dynamic port: nobody can register it, and systems hand it to outgoing connections.",
    ],
  ])("%i: %s", (number, title, sentence) => {
    expect(heading(ports.get(number))).toBe(title);
    expect(summary(ports.get(number))).toBe(sentence);
  });

  test("a gap tells its size, and a single number its neighbours", () => {
    expect(gapSentence(ports.get(48))).toBe("It lies in a run of 416 numbers without a name, 27–442.");
    expect(gapSentence(ports.get(1))).toBeNull();
    const alone = portsOf({
      5: [record("tcp", "assigned", ["a"])],
      7: [record("tcp", "assigned", ["b"])],
    }).get(6);
    expect(gapSentence(alone)).toBe("It stands alone: the numbers on both sides, 5 and 7, have names.");
  });
});

describe("safe to expose?", () => {
  test.each([
    [443, "good", "HTTPS is meant"],
    [3000, "bad", "Rails belongs on the local host"],
    [1, "unknown", "no documented use beyond the registration"],
    [48, "unknown", "No known service lives here"],
    [50000, "mind", "What listens on a dynamic port changes"],
  ])("%i is %s", (number, tone, why) => {
    const verdict = exposeVerdict(ports.get(number));
    expect(verdict.tone).toBe(tone);
    expect(verdict.why).toContain(why);
  });
});

describe("may my program use it?", () => {
  test.each([
    [0, "bad", "Nothing can listen on 0"],
    [3000, "mind", "Grafana and Rails may be there already"],
    [700, "mind", "Linux and macOS want a privilege to bind it, and it is registered for old-name"],
    [6000, "mind", "Browsers refuse to connect to it"],
    [6679, "mind", "Some browsers refuse to connect to it"],
    [40000, "mind", "Linux may hand it to an outgoing connection first"],
    [9110, "mind", "It is one of Exporters, 9100–9199"],
    [2000, "mind", "It is registered for abc"],
    [10000, "good", "Nobody is registered"],
    [50000, "mind", "Linux may hand it"],
    [65000, "mind", "The system may hand it"],
  ])("%i is %s", (number, tone, why) => {
    const verdict = useVerdict(ports.get(number));
    expect(verdict.tone).toBe(tone);
    expect(verdict.why).toContain(why);
  });
});

describe("questions are asked only where a fact of the number answers them", () => {
  const asked = (number: number) => questions(ports.get(number)).map(({ question }) => question);

  test.each([
    [10000, ["Is port 10000 free?"]],
    [3000, ["Why does my tool call port 3000 hbci?", "Is port 3000 the same on TCP and UDP?"]],
    [
      4000,
      [
        "Is port 4000 free?",
        "Why do old lists call port 4000 gone?",
        "Does anyone use port 4000 without a registration?",
      ],
    ],
    [2000, []],
    [50000, ["Why do I see port 50000 in a connection that I did not open?"]],
    [47, ["Why is port 47 reserved?"]],
    [6000, ["Is port 6000 free?"]],
    [9110, ["Is port 9110 free?", "Is port 9110 part of Exporters?"]],
  ])("%i asks %j", (number, expected) => expect(asked(number)).toEqual(expected));
});

describe("what Check says of a port before its commands", () => {
  test.each([
    [47, "Linux: Root may. To allow it: `sudo a`. macOS: Most may."],
    [1024, null],
  ])("who may listen on %i: %s", (number, sentence) =>
    expect(privilegeSentence(ports.get(number))).toBe(sentence),
  );

  test.each([
    [
      6000,
      "The Fetch standard lists 6000 (x11) among the ports that browsers do not connect to. Serve pages on another port.",
    ],
    [
      87,
      "The Fetch standard lists 87 among the ports that browsers do not connect to. Serve pages on another port.",
    ],
    [
      6679,
      "The Fetch standard lists 6679 (osaut) among the ports that browsers do not connect to. Chromium 156 did not refuse it when we tried. Serve pages on another port.",
    ],
    [3000, null],
  ])("whether browsers open %i: %s", (number, sentence) =>
    expect(refusalSentence(ports.get(number))).toBe(sentence),
  );

  test("prose says that browsers refuse a port only where every one that we tried does", () => {
    expect([6000, 87, 6679, 3000].map((number) => kindProps(ports.get(number)).refused)).toEqual([
      "x11",
      "no service named",
      "",
      "",
    ]);
  });
});
