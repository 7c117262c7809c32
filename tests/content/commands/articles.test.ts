import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { portsIn } from "../../../src/rules/this-port.ts";
import { runBlocks, type RunBlock } from "../../support/commands/articles.ts";
import { type Lab, openLab } from "../../support/commands/lab.ts";
import { needTools } from "../../support/commands/tools.ts";

const blocks = runBlocks();
const ANSWER = "HTTP/1.1 200 OK\r\nServer: lab\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

test("blocks of articles and guides are marked to be run", () => {
  expect(blocks.length).toBeGreaterThanOrEqual(15);
});

describe.runIf(process.platform === "linux")("a block marked to be run", () => {
  let lab: Lab;

  beforeAll(async () => {
    needTools(["curl", "ss", "lsof", "nc", "nmap", "unshare", "ip"]);
    lab = await openLab();
  }, 420_000);

  beforeEach((context) => {
    if (!lab.isolated) context.skip("needs network namespaces (unshare -n): run it as root");
  });

  afterAll(() => lab?.close());

  test.each(blocks.map((block) => [`${block.path}:${block.line}`, block] as const))(
    "%s ends without an error and prints what it says",
    async (_, block) => {
      const port = portOf(block, lab.port);
      const listener = await lab.open([
        { is: "tcp", address: "0.0.0.0", port, ...(block.http && { says: ANSWER }) },
        { is: "udp", address: "0.0.0.0", port },
      ]);
      const code = block.code
        .replaceAll(/\bHOST\b/g, lab.host)
        .replaceAll(/\bPORT\b/g, String(port))
        .replaceAll(/\bPID\b/g, String(listener.pid));
      const printed = await lab.run(`( set -e\n${code}\n) </dev/null 2>&1; echo "ended with $?"`);
      listener.stdin.end();

      expect(printed).toMatch(/ended with 0\n$/);
      expect(printed).toContain(block.prints ?? "");
    },
  );
});

/** The port of the article; of a guide that which it names, or one of ours for PORT. Nothing listens on 0. */
const portOf = ({ port, code }: RunBlock, free: number) => (port === null ? portsIn(code)[0] : port) || free;
