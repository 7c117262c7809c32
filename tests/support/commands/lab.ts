import { type ChildProcessWithoutNullStreams, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { fileURLToPath } from "node:url";
import type { Socket } from "./sockets.ts";

/**
 * Where commands are tried: two machines joined by a cable, made of network namespaces, so that no socket, rule or
 * file of the real machine is touched. Where the system allows no namespaces, the machine itself with high ports.
 */
export interface Lab {
  /** True for namespaces. Without them no firewall can be tried, and no command that needs root. */
  isolated: boolean;
  /** The address of the server for the client, in IPv4 and IPv6. */
  host: string;
  host6: string;
  /** The loopback addresses: without IPv6 (in some containers) the first alone. */
  loopback: readonly string[];
  /** A free port P, for which ten times P (770, 7700) and P with a 1 before it (1770) are free too. */
  port: number;
  run(command: string, on?: "server" | "client"): Promise<string>;
  open(sockets: readonly Socket[]): Promise<ChildProcessWithoutNullStreams>;
  close(): void;
}

// Without a resolver: nmap would wait for the names of addresses that nobody knows.
const SERVER_SETUP = `
  mount --make-rprivate / && mount -t tmpfs tmpfs /run && mount --bind /dev/null /etc/resolv.conf;
  ip link set lo up && echo ready && exec cat`;
const CLIENT_SETUP = `ip link set lo up && echo ready && exec cat`;

/** Opens a lab: with namespaces, of root's or of the user's own, where the system allows them; else without. */
export async function openLab(): Promise<Lab> {
  const root = process.getuid?.() === 0;
  const make = root ? ["unshare"] : ["unshare", "-r"];
  const enter = root ? ["nsenter"] : ["nsenter", "-U", "--preserve-credentials"];

  const [probe = "", ...rest] = [...make, "-n", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"];
  const allowed = spawnSync(probe, rest, { timeout: 10_000 }).status === 0;
  return allowed ? isolatedLab(make, enter) : plainLab();
}

async function isolatedLab(make: readonly string[], enter: readonly string[]): Promise<Lab> {
  const server = await start([...make, "-n", "-m", "sh", "-c", SERVER_SETUP]);
  const into = (child: ChildProcessWithoutNullStreams, ...kinds: string[]) => [
    ...enter,
    "-t",
    String(child.pid),
    ...kinds,
  ];
  const client = await start([...into(server, "-m"), "unshare", "-n", "sh", "-c", CLIENT_SETUP]);
  const inside = { server: into(server, "-n", "-m"), client: into(client, "-n", "-m") };

  const lab = makeLab(
    { isolated: true, host: "10.77.0.1", host6: "fd77::1", loopback: ["127.0.0.1", "::1"], port: 770 },
    (on) => inside[on],
    [client, server],
  );
  await lab.run(`ip link add cable type veth peer name cable netns ${client.pid}`);
  for (const [on, n] of [
    ["server", 1],
    ["client", 2],
  ] as const) {
    await lab.run(`ip addr add 10.77.0.${n}/24 dev cable && ip addr add fd77::${n}/64 dev cable nodad`, on);
    await lab.run("ip link set cable up", on);
  }
  return lab;
}

async function plainLab(): Promise<Lab> {
  const loopback = (await free(0, "::1")) ? ["127.0.0.1", "::1"] : ["127.0.0.1"];
  // Test files run side by side: each begins elsewhere.
  for (let port = 4770 + (process.pid % 1500); port < 6500; port += 1)
    if ((await free(port)) && (await free(port * 10)) && (await free(10_000 + port)))
      return makeLab({ isolated: false, host: "127.0.0.1", host6: "::1", loopback, port }, () => [], []);
  throw new Error("No free port was found between 4770 and 6500.");
}

function makeLab(
  facts: Omit<Lab, "run" | "open" | "close">,
  prefix: (on: "server" | "client") => string[],
  holders: readonly ChildProcessWithoutNullStreams[],
): Lab {
  const children = [...holders];
  return {
    ...facts,
    run: (command, on = "server") => output([...prefix(on), "sh", "-c", withoutSudo(command)]),
    async open(sockets) {
      const script = fileURLToPath(new URL("sockets.ts", import.meta.url));
      const child = await start([...prefix("server"), process.execPath, script, JSON.stringify(sockets)]);
      children.unshift(child);
      return child;
    },
    close: () => {
      for (const child of children) child.stdin.end();
    },
  };
}

/** Starts a process that says "ready" and lives until its input ends, so that it cannot outlive the test. */
async function start(command: readonly string[]): Promise<ChildProcessWithoutNullStreams> {
  const [file = "", ...rest] = command;
  const child = spawn(file, rest, { env: environment() });
  let error = "";
  child.stderr.on("data", (data: Buffer) => (error += data.toString()));
  const first = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  if (String(first[0]).trim() !== "ready") throw new Error(`${command.join(" ")}: ${error}`);
  return child;
}

/** What a command prints on both streams; at most 50 seconds. */
function output(command: readonly string[]): Promise<string> {
  const [file = "", ...rest] = command;
  return new Promise((resolve) => {
    const child = execFile(file, rest, { env: environment(), timeout: 50_000 }, (_, stdout, stderr) => {
      resolve(stdout + stderr);
    });
    child.stdin?.end();
  });
}

function environment() {
  return { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin`, LC_ALL: "C" };
}

/** In the lab everyone is root; outside, the sockets are the user's own. */
function withoutSudo(command: string): string {
  return command.replaceAll(/\bsudo /g, "");
}

function free(port: number, address = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}
