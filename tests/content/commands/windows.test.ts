import { describe, expect, test } from "vitest";
import { fill, oneCommand, readRecording } from "../../support/commands/data.ts";
import { findstr } from "../../support/commands/findstr.ts";

/** What the cmd command for a transport keeps of netstat's lines. */
function listeners(transport: "tcp" | "udp", port: number, lines: readonly string[]): string[] {
  const { run } = oneCommand("windows", "listen", transport, "cmd");
  const [netstat, filter = ""] = fill(run, { port }).split(" | ");
  expect(netstat).toBe("netstat -ano");
  return findstr(filter, lines);
}

const recordings = ["windows-netstat.txt", "windows-netstat-english.txt", "windows-netstat-udp-peers.txt"];

describe.each(recordings)("of %s", (name) => {
  const { facts, lines } = readRecording(name);
  const rows = lines.map((line) => ({ line, columns: line.trim().split(/\s+/) }));
  const numbers = [...new Set(lines.join(" ").match(/\d+/g))].map(Number).filter((n) => n > 0 && n < 65_536);

  test("the recording says where it comes from", () => {
    expect([...facts.keys()]).toEqual(["Source", "System", "Command"]);
    expect(facts.get("Source")).toMatch(/^https:/);
    expect(facts.get("Command")).toMatch(/^netstat -a/);
  });

  test("the filter keeps the listeners of a number alone, whatever number of the recording is asked for", () => {
    expect(numbers.length).toBeGreaterThan(5);
    for (const port of numbers)
      for (const [transport, peer] of [
        ["tcp", /:0$/],
        ["udp", /^\*:\*$/],
      ] as const) {
        const wanted = rows.filter(
          ({ columns: [proto, local = "", foreign = ""] }) =>
            proto === transport.toUpperCase() && local.endsWith(`:${port}`) && peer.test(foreign),
        );
        expect(listeners(transport, port, lines)).toEqual(wanted.map(({ line }) => line));
      }
  });
});

test("a listener is found on a Windows that speaks German, and its clients are not", () => {
  const { lines } = readRecording("windows-netstat.txt");

  expect(listeners("tcp", 9876, lines)).toEqual([
    "  TCP    127.0.0.1:9876         0.0.0.0:0              ABHÖREN         8872",
  ]);
  expect(listeners("tcp", 445, lines)).toHaveLength(2);
  expect(listeners("udp", 5353, lines)).toHaveLength(1);
});

// Decoys: written for this test in netstat's layout, recorded nowhere.
const wanted = {
  tcp: [
    "  TCP    0.0.0.0:770            0.0.0.0:0              LISTENING       4120",
    "  TCP    127.0.0.1:770          0.0.0.0:0              LISTENING       4120",
    "  TCP    [::]:770               [::]:0                 LISTENING       4120",
    "  TCP    [fe80::18bc:df45:8a60:ef6e%22]:770  [::]:0                 LISTENING       4120",
  ],
  udp: [
    "  UDP    0.0.0.0:770            *:*                                    4120",
    "  UDP    [::]:770               *:*                                    4120",
    "  UDP    [fe80::18bc:df45:8a60:ef6e%22]:770  *:*                                    4120",
  ],
};
const decoys = [
  "  TCP    0.0.0.0:7700           0.0.0.0:0              LISTENING       770",
  "  TCP    0.0.0.0:1770           0.0.0.0:0              LISTENING       770",
  "  TCP    0.0.0.0:7701           0.0.0.0:0              LISTENING       4120",
  "  TCP    127.0.0.1:54321        127.0.0.1:770          ESTABLISHED     770",
  "  TCP    127.0.0.1:770          127.0.0.1:54321        ESTABLISHED     4120",
  "  TCP    127.0.0.1:770          127.0.0.1:54320        TIME_WAIT       0",
  "  TCP    [::1]:54322            [::1]:770              ESTABLISHED     4120",
  "  TCP    [::1]:770              [::1]:54322            ESTABLISHED     4120",
  "  TCP    [fe80::770:0:0:1%770]:80  [::]:0                 LISTENING       770",
  "  TCP    [2001:db8::770]:80     [::]:0                 LISTENING       770",
  "  UDP    0.0.0.0:7700           *:*                                    770",
  "  UDP    0.0.0.0:1770           *:*                                    770",
  "  UDP    0.0.0.0:50127          0.0.0.94:770                           770",
  "  UDP    0.0.0.0:770            23.211.60.36:443                       770",
  "  UDP    [2001:db8::770]:53     *:*                                    770",
];

test.each(["tcp", "udp"] as const)("of decoys for 770, the %s filter keeps none", (transport) => {
  const lines = [...decoys, ...wanted.tcp, ...wanted.udp];
  expect(listeners(transport, 770, lines)).toEqual(wanted[transport]);
});
