import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import { fill, oneCommand, readRecording } from "../../support/commands/data.ts";
import { needTools } from "../../support/commands/tools.ts";

beforeAll(() => needTools(["awk"]), 420_000);

/** What the awk after the pipe keeps of the tool's lines; awk itself is run. */
function kept(transport: "tcp" | "udp", tool: string, port: number, lines: readonly string[]): string[] {
  const { run } = oneCommand("macos", "listen", transport, tool);
  const [, filter = ""] = fill(run, { port }).split(" | ");
  const { status, stdout, stderr } = spawnSync("sh", ["-c", filter], {
    input: `${lines.join("\n")}\n`,
    encoding: "utf8",
    timeout: 10_000,
  });
  if (status !== 0) throw new Error(`${filter}: ${stderr}`);
  return stdout.split("\n").filter(Boolean);
}

const netstat = [
  "macos-netstat-tcp.txt",
  "macos-netstat-tcp-spaces.txt",
  "macos-netstat-tcp-older.txt",
  "macos-netstat-tcp-mojave.txt",
];

describe.each(netstat)("of %s", (name) => {
  const { facts, lines } = readRecording(name);

  test("the recording says where it comes from", () => {
    expect([...facts.keys()]).toEqual(["Source", "System", "Command"]);
    expect(facts.get("Source")).toMatch(/^https:/);
    expect(facts.get("System")).toContain("macOS");
  });

  test("the filter keeps the listeners of a number alone, whatever port of the recording is asked for", () => {
    const rows = lines.map((line) => ({ line, columns: line.split(/\s+/) }));
    const ports = new Set(rows.flatMap(({ columns }) => [columns[3], columns[4]]).map(portOf));
    ports.delete(undefined);
    expect(ports.size).toBeGreaterThan(0);
    for (const port of ports) {
      const wanted = rows.filter(({ columns }) => columns[5] === "LISTEN" && portOf(columns[3]) === port);
      expect(kept("tcp", "netstat", Number(port), lines)).toEqual(wanted.map(({ line }) => line));
    }
  });
});

function portOf(address = ""): string | undefined {
  return /\.(\d+)$/.exec(address)?.[1];
}

test("a listener on every address is found, which grep for :88 can never find", () => {
  const { lines } = readRecording("macos-netstat-tcp.txt");
  const found = kept("tcp", "netstat", 88, lines);

  expect(found.map((line) => line.split(/\s+/)[3])).toEqual(["*.88"]);
  expect(lines.filter((line) => line.includes(":88"))).toEqual([]);
});

// Decoys: written for this test in netstat's layout, recorded nowhere.
const row = (proto: string, local: string, foreign: string, state: string, owner = "node:770") =>
  `${proto.padEnd(5)}      0      0  ${local.padEnd(22)} ${foreign.padEnd(22)} ${state.padEnd(11)}      0            0  131072  131072 ${owner}  00100 00000770`;

test("of decoys for 770, the netstat filter keeps none", () => {
  const wanted = [
    row("tcp4", "*.770", "*.*", "LISTEN"),
    row("tcp4", "127.0.0.1.770", "*.*", "LISTEN", "Google Chrome Helper:4120"),
    row("tcp46", "*.770", "*.*", "LISTEN"),
    row("tcp6", "::1.770", "*.*", "LISTEN"),
    row("tcp6", "fe80::1%lo0.770", "*.*", "LISTEN"),
    row("tcp6", "fe80::c4c8:5ff:f.770", "*.*", "LISTEN"),
  ];
  const decoys = [
    row("tcp4", "*.7700", "*.*", "LISTEN"),
    row("tcp4", "*.1770", "*.*", "LISTEN"),
    row("tcp4", "127.0.0.1.54321", "127.0.0.1.770", "ESTABLISHED"),
    row("tcp4", "127.0.0.1.770", "127.0.0.1.54321", "ESTABLISHED"),
    row("tcp6", "::1.54322", "::1.770", "TIME_WAIT"),
    row("tcp6", "::770.80", "*.*", "LISTEN"),
    row("tcp6", "fe80::770%en0.80", "*.*", "LISTEN", "LISTEN.770:770"),
  ];
  expect(kept("tcp", "netstat", 770, [...decoys, ...wanted])).toEqual(wanted);
});

test("lsof's lines without a peer are kept, clients are not", () => {
  const { facts, lines } = readRecording("macos-lsof-udp.txt");
  expect(facts.get("Command")).toContain("lsof -nP -iUDP");
  const header = "COMMAND     PID           USER   FD   TYPE             DEVICE SIZE/OFF NODE NAME";
  // Decoys: clients of port 53, in lsof's layout.
  const clients = [
    "Google      715         ouyang   37u  IPv4 0x9cef8317977c12a5      0t0  UDP 192.168.1.5:54321->1.1.1.1:53",
    "Google\\x20C 716         ouyang   38u  IPv6 0x9cef8317977c12a6      0t0  UDP [::1]:54321->[::1]:53",
  ];

  expect(lines).toHaveLength(7);
  expect(kept("udp", "lsof", 53, [header, ...clients, ...lines])).toEqual([header, ...lines]);
});
