import { describe, expect, it } from "vitest";
import { loadFacts } from "../../../src/ports/facts.ts";
import { loadRegistry } from "../../../src/registry/snapshot.ts";
import { registryTruth } from "../../../src/rules/registry-truth.ts";
import { ruleLines, withMeaning, withSection, withStatus } from "../../support/rules.ts";

// The real registry: 770 is cadlock and 993 imaps, 778 is unassigned, 1023 reserved, 49152 dynamic.
const registry = loadRegistry();
const { uses, ephemeral } = loadFacts();
const world = { registry, uses, ephemeral };
const about = (sentence: string, port = 770) =>
  ruleLines(registryTruth, withStatus(sentence), { ...world, file: `${port}.mdx` });

describe("a fault that was planted", () => {
  it.each([
    "Port 993 is `pop3s`.",
    "Port 993 is pop3s.",
    "Mail is read on 995 (IMAPS).",
    "[995](/ports/995) is `imaps`, on TCP.",
    "Use [port 21](/ports/21) (SSH) for that.",
    "The standard port of IMAPS is 143.",
    "The service name `ssh` on port 23 is older.",
    "[7](/ports/7) is `discard` and [9](/ports/9) is `discard`, too.",
  ])("in the name of another port is found: %s", (sentence) => {
    expect(about(sentence)).toHaveLength(1);
  });

  it.each([
    "Port 443 is unassigned.",
    "IANA lists nothing for port 22.",
    "Nobody holds [port 80](/ports/80).",
    "Port 778 is officially assigned.",
    "Port 771 is reserved by IANA.",
    "Its neighbour, port 1023, is unassigned; port 1023 is unassigned at IANA.",
    "Port 22 is registered as `telnet`.",
    "Port 3389 is a system port.",
    "Port 80 is a dynamic port.",
    "Port 6379 lies in the dynamic range.",
  ])("in the state or range of another port is found: %s", (sentence) => {
    expect(about(sentence)).toHaveLength(1);
  });

  it.each([
    [770, "Port 770 is an unprivileged port."],
    [8080, "It is a privileged port."],
    [8080, "Port 8080 is one of the privileged ports."],
    [770, "770 is not a system port."],
    [770, "It is not a privileged port."],
    [8080, "Port 8080 is an ephemeral port."],
    [50000, "Port 50000 is not an ephemeral port."],
    [770, "Port 770 is a private port."],
  ])("in the range of port %i is found: %s", (port, sentence) => {
    expect(about(sentence, port)).toHaveLength(1);
  });

  it.each([
    [770, "IANA lists `cadlock` on TCP only."],
    [770, "Port 770 is registered only for UDP."],
    [770, "Only TCP is registered."],
    [770, "UDP is not registered."],
    [770, "It is not registered for UDP."],
    [770, "Its registration is for TCP alone."],
    [443, "IANA lists `https` on UDP only."],
  ])("in the transports of port %i is found: %s", (port, sentence) => {
    expect(about(sentence, port)).toHaveLength(1);
  });

  it.each([
    [770, "IANA lists two names for it."],
    [80, "IANA knows one name."],
    [3000, "Port 3000 has three registered names."],
    [6379, "IANA registered port 6379 in March 2009."],
    [5683, "Port 5683 was registered in 2010."],
  ])("in what else the registry says of port %i is found: %s", (port, sentence) => {
    expect(about(sentence, port)).toHaveLength(1);
  });

  it("in a guide is found, and told once", () => {
    const guide = (text: string) =>
      ruleLines(registryTruth, withMeaning(text), { ...world, file: "guides/a.mdx" });
    expect(guide("Mail is read on port 995 (IMAPS).")).toEqual([
      "content/guides/a.mdx: What it means (line 14) says “Mail is read on port 995 (IMAPS)”, but `imaps` is 993, and IANA's registry has port 995 assigned on TCP and UDP (`pop3s`): correct it, or put {/* true: the reason */} behind it.",
    ]);
  });
});

describe("what is right, and what is meant otherwise, is left alone", () => {
  it.each([
    "Port 993 is `imaps`, and port 995 is `pop3s`.",
    "HTTPS is also met on 8443, and 8443 (HTTPS) is Tomcat's.",
    "[1](/ports/1) is `tcpmux` and [5](/ports/5) is `rje`.",
    "Port 778 is unassigned.",
    "Port 22 is a system port, 3389 a user port.",
    "SSH may be moved to 2222; then 2222 is SSH.",
    "In those days 25 was SMTP and 57 was mail.",
    "995 is not IMAPS.",
    "Many lists say that 995 is IMAPS, which is wrong.",
    "Port 8080 is open, 22 is closed, and 443 is busy.",
    "The client calls from port 40000 and is answered by 443 (HTTPS).",
    "With 127.0.0.1:5432 (PostgreSQL) nobody else gets in.",
  ])("%s", (sentence) => {
    expect(about(sentence)).toEqual([]);
  });

  it.each([
    [22, "Port 22 is a privileged port."],
    [50000, "Port 50000 is an ephemeral port on Linux."],
    [8080, "Port 8080 is not a privileged port."],
    [80, "IANA lists three names for it."],
    [770, "IANA lists `cadlock` on TCP and UDP only."],
    [770, "IANA lists one name."],
    [6379, "Port 6379 was registered in April 2015."],
  ])("of port %i: %s", (port, sentence) => {
    expect(about(sentence, port)).toEqual([]);
  });

  it("in History, which tells of other days", () => {
    const text = "995 is `imaps` on that list.";
    expect(ruleLines(registryTruth, withSection("History", text), world)).toEqual([]);
  });

  it("with a reason behind it", () => {
    expect(about("995 is `imaps`. {/* true: quotes a wrong list */}")).toEqual([]);
    expect(about("995 is `pop3s`. {/* true: it is */}")).toHaveLength(1);
  });
});
