import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Task } from "../../../src/schemas/commands.ts";
import { fill, oneCommand, type System } from "../../support/commands/data.ts";
import { type Lab, openLab } from "../../support/commands/lab.ts";
import { needTools } from "../../support/commands/tools.ts";

const BANNER = "SSH-2.0-OpenSSH_9.6\r\n";
// What Amanda answers to the first question that nmap asks of an unknown UDP port.
const AMANDA = 'Amanda 3.5 NAK HANDLE  SEQ 0\nERROR expected "Amanda", got "r\xfe\x1d\x13"\n';

const CLOSED = 1;
const FILTERED = 2;
const REJECTED = 3;

describe.runIf(process.platform === "linux")("is it reachable, and what speaks there", () => {
  let lab: Lab;

  beforeAll(async () => {
    needTools(["nc", "nmap", "curl", "nft", "unshare", "ip"]);
    lab = await openLab();
    if (!lab.isolated) return;
    const { host, host6: address6, port } = lab;
    await lab.open([
      { is: "tcp", address: host, port, says: BANNER },
      { is: "tcp", address: address6, port, says: BANNER },
      { is: "udp", address: host, port, says: AMANDA },
      { is: "udp", address: host, port: port + FILTERED, says: AMANDA },
    ]);
    await lab.run(`nft 'table inet wall { chain in { type filter hook input priority 0;
      tcp dport ${port + FILTERED} drop; udp dport ${port + FILTERED} drop;
      tcp dport ${port + REJECTED} reject with icmpx admin-prohibited; }; }'`);
  }, 420_000);

  beforeEach((context) => {
    if (!lab.isolated) context.skip("needs network namespaces (unshare -n): run it as root");
  });

  afterAll(() => lab?.close());

  const ask = (
    system: System,
    task: Task,
    transport: string,
    tool: string,
    offset: number,
    host = lab.host,
  ) => {
    const { run } = oneCommand(system, task, transport, tool);
    return lab.run(fill(run.replace("curl.exe", "curl"), { host, port: lab.port + offset }), "client");
  };

  test.concurrent.each<
    [system: System, task: Task, transport: string, tool: string, outcome: string, offset: number]
  >([
    ["linux", "reach", "tcp", "nc", "succeeded", 0],
    ["linux", "reach", "tcp", "nc", "refused", CLOSED],
    ["linux", "reach", "tcp", "nc", "timed out", FILTERED],
    ["linux", "reach", "tcp", "nc", "no route", REJECTED],
    ["linux", "reach", "udp", "nmap", "open", 0],
    ["linux", "reach", "udp", "nmap", "closed", CLOSED],
    ["linux", "reach", "udp", "nmap", "open|filtered", FILTERED],
    ["windows", "reach", "tcp", "cmd", "Connected", 0],
    ["windows", "reach", "tcp", "cmd", "refused", CLOSED],
    ["windows", "reach", "tcp", "cmd", "timed out", FILTERED],
  ])(
    "%s %s %s with %s prints what its note says: %s",
    async (system, task, transport, tool, outcome, offset) => {
      const { note = "", more = "" } = oneCommand(system, task, transport, tool);
      const printed = await ask(system, task, transport, tool, offset);

      expect(`${note} ${more}`).toContain(outcome);
      const word = tool === "nmap" ? `${lab.port + offset}/udp ${outcome} ` : outcome;
      expect(printed.toLowerCase()).toContain(word.toLowerCase());
    },
  );

  test("nc reaches a listener over IPv6 too", async () => {
    expect(await ask("linux", "reach", "tcp", "nc", 0, lab.host6)).toContain("succeeded");
  });

  test.concurrent.each<[system: System, transport: string, tool: string, answer: RegExp]>([
    ["linux", "tcp", "nmap", /^770\/tcp open +ssh +OpenSSH 9\.6 /m],
    ["linux", "udp", "nmap", /^770\/udp open +amanda +Amanda backup service 3\.5$/m],
    ["windows", "tcp", "cmd", /^SSH-2\.0-OpenSSH_9\.6/m],
  ])("%s speak %s with %s shows what answers", async (system, transport, tool, answer) => {
    expect(await ask(system, "speak", transport, tool, 0)).toMatch(answer);
  });
});
