import { describe, expect, it } from "vitest";
import { registryTruth } from "../../../src/rules/registry-truth.ts";
import { record } from "../../support/world.ts";
import { head, ruleLines, withMeaning, withStatus } from "../../support/rules.ts";

// In these tests 770 is `cadlock` on TCP and UDP, was `oldlock` once, and SCTP has no row.
const assigned = [
  record("tcp", "assigned", ["cadlock"], {
    former: [{ name: "oldlock", description: { known: "unsourced" } }],
  }),
  record("udp", "assigned", ["cadlock"]),
];
const unassigned = [record("tcp", "unassigned"), record("udp", "unassigned")];
const reserved = [record("tcp", "reserved"), record("udp", "reserved")];
const tcpOnly = [record("tcp", "assigned", ["cadlock"]), record("udp", "reserved")];

const about = (sentence: string, records = assigned) =>
  ruleLines(registryTruth, withStatus(sentence), { records });
const isAssigned = "IANA's registry has port 770 assigned on TCP and UDP (`cadlock`)";

describe("a sentence that contradicts the registry", () => {
  it("is quoted, with what the registry says and the mend", () => {
    expect(about("Port 770 is unassigned.")).toEqual([
      `content/ports/770.mdx: Status (line 17) says “Port 770 is unassigned”, but ${isAssigned}: correct it, or put {/* true: the reason */} behind it.`,
    ]);
    expect(about("IANA lists `netinfo`.")).toEqual([
      `content/ports/770.mdx: Status (line 17) says “IANA lists \`netinfo\`”, but ${isAssigned} and not \`netinfo\`: correct it, or put {/* true: the reason */} behind it.`,
    ]);
    expect(about("Port 770 is a dynamic port.")).toEqual([
      "content/ports/770.mdx: Status (line 17) says “Port 770 is a dynamic port”, but port 770 is one of the System ports (0–1023): correct it, or put {/* true: the reason */} behind it.",
    ]);
  });

  it.each([
    "770 is officially unassigned, so any program may use it.",
    "Port 770 is an unassigned port and your program may use it.",
    "TCP port 770 is unassigned.",
    "Port 770 (TCP) is unassigned.",
    "TCP and UDP port 770 are unassigned.",
    "770/udp is unassigned.",
    "On TCP it is `cadlock`, on UDP it is unassigned.",
    "IANA says that port 770 is unassigned.",
    "IANA lists 770 as unassigned.",
    "Unlike [port 22](/ports/22), port 770 is unassigned.",
    "Unassigned by IANA.",
    "This port is **not** assigned by IANA.[^iana]",
    "It isn't assigned.",
    "Port 770 is currently not assigned to any service.",
    "770 has never been registered.",
    "Port 770 is unregistered.",
    "Port 770 has no assigned service.",
    "Port 770 does not have an official assignment.",
    "The port has no registration.",
    "There is no official service for port 770.",
    "No service is registered on this port.",
    "Nobody holds it.",
    "Nothing is registered on 770.",
    "IANA lists nothing for it.",
    "IANA has not assigned port 770 to any service.",
    "Port 770 has no service name.",
    "770: unassigned.",
    "As an unassigned port, 770 is free for any program.",
    "Port 770 is listed as unassigned.",
    "There's no service registered on 770.",
    "IANA does not list it.",
    "The port does not appear in IANA's registry.",
    "Port 770 is unused at IANA.",
  ])("calls it unassigned: %s", (sentence) => {
    expect(about(sentence)).toHaveLength(1);
  });

  it.each([
    "It is registered as `netinfo`.",
    "Port 770 is registered with IANA as `cadlock` and `netinfo`.",
    "Registered at IANA as netinfo, on TCP.",
    "IANA knows it as `netinfo`.",
    "The registered name is `netinfo`.",
    "The IANA service name for port 770 is `netinfo`.",
    "IANA assigned port 770 to `netinfo`.",
    "The name `netinfo` is registered for this port.",
  ])("gives it another service's name: %s", (sentence) => {
    expect(about(sentence)).toHaveLength(1);
  });

  it.each(["Port 770 is reserved by IANA.", "IANA reserves this port.", "On UDP it is reserved."])(
    "calls it reserved: %s",
    (sentence) => {
      expect(about(sentence)).toHaveLength(1);
      expect(about(sentence, reserved)).toEqual([]);
    },
  );

  it.each([
    "Port 770 is one of the user ports.",
    "It is a registered port.",
    "770 lies in the range of dynamic ports.",
    "This port belongs to the dynamic range.",
    "Port 770, a dynamic port, is handed out by the system.",
  ])("puts it into another range: %s", (sentence) => {
    expect(about(sentence)).toHaveLength(1);
  });

  it.each([
    ["Port 770 is officially assigned.", unassigned],
    ["770 is registered with IANA.", unassigned],
    ["The port is registered on TCP and UDP.", tcpOnly],
    ["Port 770 is unassigned.", reserved],
    ["On UDP it is unassigned and on TCP it is not assigned.", tcpOnly],
  ])("says more or less than holds: %s", (sentence, records) => {
    expect(about(sentence, records)).toHaveLength(1);
  });

  it("may stand in any field", () => {
    const fields = {
      title: "title: Unassigned",
      summary: 'summary: "Port 770 is unassigned, and that is all there is to say."',
      risk: "risk: { level: low, why: No service is registered on it. }",
      faq: 'faq:\n  - { question: "Is port 770 unassigned?", answer: "Port 770 is unassigned." }',
    };
    const found = ruleLines(registryTruth, head(fields), { records: assigned });
    expect(found.map((line) => line.split(" says ")[0])).toEqual([
      "content/ports/770.mdx: title",
      "content/ports/770.mdx: summary",
      "content/ports/770.mdx: risk.why",
      "content/ports/770.mdx: faq[0].answer",
    ]);
    expect(found[0]).toBe(`content/ports/770.mdx: title says “Unassigned”, but ${isAssigned}: correct it.`);
  });
});

describe("a sentence is left alone", () => {
  it.each([
    "Port 770 is assigned on TCP and UDP.",
    "IANA lists `cadlock` on TCP and on UDP, and nothing more: no description, no assignee.",
    "It is registered as `cadlock`; before that it was registered as `netinfo`.",
    "IANA knows it as `oldlock`.",
    "770 is a system port, one of the well-known ports.",
    "On SCTP it is unassigned.",
    "Port 770 is not assigned to any service on SCTP.",
  ])("that the registry bears out: %s", (sentence) => {
    expect(about(sentence)).toEqual([]);
  });

  it.each([
    "Lists that call the number free are wrong; the name has stood there since March 1990.",
    "It is often called unassigned.",
    "Many sites say that port 770 is unassigned.",
    "The claim that port 770 is unassigned is wrong.",
    "The registry is wrongly quoted: port 770 is unassigned in no edition of it.",
    "A tool that shows `netinfo` for it has that from a local list.",
  ])("that corrects or reports a claim: %s", (sentence) => {
    expect(about(sentence)).toEqual([]);
  });

  it.each([
    "6 and 30, equally unassigned, stand at 0.000502.",
    "The port above it is unassigned.",
    "The number after port 770 is unassigned.",
    "Port 1001 is next. It is unassigned.",
    "A number that is unassigned can be registered.",
    "Dynamic ports begin at 49152.",
  ])("about other ports: %s", (sentence) => {
    expect(about(sentence)).toEqual([]);
  });

  it.each([
    "Port 770 is not reserved.",
    "It is neither unassigned nor reserved.",
    "It is not a dynamic port.",
    "It is not registered as `netinfo`.",
    "770 is no longer unassigned.",
  ])("that denies it: %s", (sentence) => {
    expect(about(sentence)).toEqual([]);
  });

  it.each([
    "The port was unassigned until March 1990.",
    "In RFC 1010 (May 1987) the port is unassigned.",
    "In 1987 it is unassigned.",
    "If the port is unassigned, anyone may ask for it.",
    "It may be unassigned on your list.",
    "Is port 770 unassigned?",
  ])("about the past, a condition or a question: %s", (sentence) => {
    expect(about(sentence)).toEqual([]);
  });

  it.each([
    "NetInfo is not registered on this port.",
    "Flask is not registered at IANA.",
    "AirPlay Receiver listens here too, and it is not registered.",
    "IANA does not list a description for it.",
    "The name was never registered for this number.",
    "No known service needs it from outside.",
    "IANA lists no description for it.",
    "Port 770 is reserved by Hyper-V on some Windows machines.",
    "There stand `cadlock 770/udp` and `ock`; TCP is not mentioned.",
  ])("about something else: %s", (sentence) => {
    expect(about(sentence)).toEqual([]);
  });

  it("with a comment behind it that says why", () => {
    expect(about("Port 770 is unassigned. {/* true: quoted from a letter */} It has a name.")).toEqual([]);
    expect(about("It has a name. Port 770 is unassigned.\n\n{/* true: quoted from a letter */}")).toEqual([]);
    expect(about("Port 770 is unassigned. It has a name. {/* true: quoted from a letter */}")).toHaveLength(
      2,
    );
  });
});

describe("an exemption", () => {
  it("needs a reason", () => {
    expect(about("Port 770 is unassigned. {/* true: */}")).toEqual([
      'content/ports/770.mdx: Status (line 17) exempts “Port 770 is unassigned” and does not say why: write the reason behind "true:".',
    ]);
  });

  it("goes when nothing needs it", () => {
    expect(about("Port 770 is assigned. {/* true: it is */}")).toEqual([
      "content/ports/770.mdx: Status (line 17) exempts “Port 770 is assigned”, which needs no exemption: remove the comment.",
    ]);
  });
});

describe("a guide", () => {
  const guide = (sentence: string, records = assigned) =>
    ruleLines(registryTruth, withMeaning(sentence), { file: "guides/a.mdx", records });

  it.each([
    "[Port 22](/ports/22) is assigned on TCP and UDP.",
    "Port 22 is not refused. It is unassigned.",
    "Any port may be unassigned.",
    "The server took 22 seconds.",
  ])("may say: %s", (sentence) => {
    expect(guide(sentence)).toEqual([]);
  });

  it("does not contradict the registry on a port that it names", () => {
    expect(guide("Try [22](/ports/22): 22 is unassigned.")).toEqual([
      "content/guides/a.mdx: What it means (line 14) says “Try [22](/ports/22): 22 is unassigned”, but IANA's registry has port 22 assigned on TCP and UDP (`cadlock`): correct it, or put {/* true: the reason */} behind it.",
    ]);
    expect(guide("Port 6000 is a dynamic port.")).toHaveLength(1);
  });
});
