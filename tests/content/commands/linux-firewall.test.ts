import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Task } from "../../../src/schemas/commands.ts";
import { fill, oneCommand } from "../../support/commands/data.ts";
import { type Lab, openLab } from "../../support/commands/lab.ts";
import { needTools } from "../../support/commands/tools.ts";

/** The rules of a fresh installation, in place of the machine's own. */
const FRESH_UFW = `
  mkdir -p /run/ufw/applications.d && cp /usr/share/ufw/iptables/*.rules /usr/share/ufw/*.init /run/ufw &&
  cp /usr/share/ufw/ufw.conf /etc/ufw/sysctl.conf /run/ufw && mount --bind /run/ufw /etc/ufw &&
  ufw --force enable`;

/** What Debian's /etc/nftables.conf calls its table and chain, with everything closed. */
const CLOSED_NFTABLES = `nft 'table inet filter { chain input { type filter hook input priority 0; policy drop;
  ct state established accept; ip6 nexthdr icmpv6 accept; }; }'`;

describe.runIf(process.platform === "linux")("blocking and allowing", () => {
  let lab: Lab;

  beforeEach(async (context) => {
    needTools(["nft", "ufw", "nc", "unshare", "ip"]);
    lab = await openLab();
    if (!lab.isolated) return context.skip("needs network namespaces (unshare -n): run it as root");

    const { host, host6, port } = lab;
    await lab.open([
      { is: "tcp", address: host, port },
      { is: "tcp", address: host6, port },
      { is: "tcp", address: host, port: port * 10 },
      { is: "udp", address: host, port, says: "here" },
      { is: "udp", address: host6, port, says: "here" },
      { is: "udp", address: host, port: port * 10, says: "here" },
    ]);
  }, 420_000);

  afterEach(() => lab?.close());

  /** Which of four ways in are open: this port in IPv4 and IPv6, ten times its number, and the other transport. */
  async function reachable(transport: "tcp" | "udp") {
    const { host, host6, port } = lab;
    const other = transport === "tcp" ? "udp" : "tcp";
    const tries = [
      tryTo(transport, host, port),
      tryTo(transport, host6, port),
      tryTo(transport, host, port * 10),
      tryTo(other, host, port),
    ];
    const [v4, v6, tenfold, otherTransport] = await Promise.all(tries);
    return { v4, v6, tenfold, otherTransport };
  }

  async function tryTo(transport: "tcp" | "udp", host: string, port: number) {
    const tcp = `nc -zv -w 1 ${host} ${port}`;
    const udp = `echo hello | nc -u -w 1 ${host} ${port}`;
    return /succeeded|here/.test(await lab.run(transport === "tcp" ? tcp : udp, "client"));
  }

  const command = (task: Task, transport: string, tool: string) => oneCommand("linux", task, transport, tool);
  const run = (text: string) => lab.run(fill(text, lab));

  test.each(["tcp", "udp"] as const)(
    "nftables blocks %s, this number only, and the note takes it back",
    async (transport) => {
      const { run: block, note = "", more = "" } = command("block", "tcp", "nftables");
      expect(note).toContain("UDP: udp dport.");
      const text = transport === "udp" ? block.replace("tcp dport", "udp dport") : block;

      expect(await run(text)).toBe("");
      expect(await reachable(transport)).toEqual({
        v4: false,
        v6: false,
        tenfold: true,
        otherTransport: true,
      });

      const [, undo = ""] = /Undo: (sudo nft .+?)\./.exec(more) ?? [];
      expect(await run(undo)).toBe("");
      expect(await reachable(transport)).toEqual({ v4: true, v6: true, tenfold: true, otherTransport: true });
    },
  );

  test.each(["tcp", "udp"] as const)(
    "nftables allows %s, this number only, in a chain that drops the rest",
    async (transport) => {
      const { run: allow, note = "" } = command("allow", "tcp", "nftables");
      expect(note).toContain("UDP: udp dport.");
      expect(await lab.run(CLOSED_NFTABLES)).toBe("");
      expect(await reachable(transport)).toEqual({
        v4: false,
        v6: false,
        tenfold: false,
        otherTransport: false,
      });

      const text = transport === "udp" ? allow.replace("tcp dport", "udp dport") : allow;
      expect(await run(text)).toBe("");
      expect(await reachable(transport)).toEqual({
        v4: true,
        v6: true,
        tenfold: false,
        otherTransport: false,
      });
    },
  );

  test.each(["tcp", "udp"] as const)(
    "ufw allows %s and blocks it again, this number only",
    async (transport) => {
      expect(await lab.run(FRESH_UFW)).toContain("Firewall is active");
      expect(await reachable(transport)).toEqual({
        v4: false,
        v6: false,
        tenfold: false,
        otherTransport: false,
      });

      expect(await run(command("allow", transport, "ufw").run)).toContain("Rule added (v6)");
      expect(await reachable(transport)).toEqual({
        v4: true,
        v6: true,
        tenfold: false,
        otherTransport: false,
      });

      expect(await run(command("block", transport, "ufw").run)).toContain("Rule updated (v6)");
      expect(await reachable(transport)).toEqual({
        v4: false,
        v6: false,
        tenfold: false,
        otherTransport: false,
      });
    },
  );

  test("ufw goes by the order of its rules, as the note says", async () => {
    const block = command("block", "tcp", "ufw");
    expect(block.more).toContain("sudo ufw status numbered");
    await lab.run(FRESH_UFW);
    await run(`sudo ufw allow from ${lab.host.replace(/\d+$/, "0/24")}`);
    await run(block.run);

    expect(await tryTo("tcp", lab.host, lab.port)).toBe(true);
    expect(await lab.run("ufw status numbered")).toMatch(/\[ 1\] Anywhere .*\n\[ 2\] 770\/tcp /);
  });
});
