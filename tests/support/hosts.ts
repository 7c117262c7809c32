import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";

/** A host that hosting/ has a configuration for. */
export const hosts = ["nginx", "Caddy"] as const;
export type Host = (typeof hosts)[number];

/** Where Debian has the program of each host. */
export const programs: Record<Host, string> = { nginx: "/usr/sbin/nginx", Caddy: "/usr/bin/caddy" };

/** How a configuration of hosting/ is fitted to this machine: nothing but what its comments tell to set. */
export interface Site {
  /** The built site. */
  dist: string;
  /** The port of loopback to listen on. */
  port: number;
  /** The port of loopback where our own server answers; absent, the part for ratings is deleted. */
  ratings?: number | undefined;
}

const folder = "/srv/portolan/dist";
const upstream = "127.0.0.1:4321";
const ratingsPart = /^ *\t?# ratings:[\s\S]*# end of ratings\n/m;

function fitted(file: string, { dist, ratings }: Site, own: Record<string, string>): string {
  let text = readFileSync(join("hosting", file), "utf8");
  for (const [from, to] of Object.entries({ [folder]: dist, ...own })) {
    if (!text.includes(from)) throw new Error(`hosting/${file} has no ${from} any more`);
    text = text.replaceAll(from, to);
  }
  if (!ratingsPart.test(text)) throw new Error(`hosting/${file} has no part for ratings any more`);
  return ratings === undefined
    ? text.replace(ratingsPart, "")
    : text.replaceAll(upstream, `127.0.0.1:${ratings}`);
}

/** The folders that nginx writes to while it answers. */
const nginxPaths = (home: string) =>
  ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${home}/${name};`)
    .join(" ");

/**
 * Writes what a host needs into a folder, and returns the arguments that make it run there in the foreground.
 * @param more for nginx, further lines of its http block
 */
export function configure(host: Host, home: string, site: Site, more = ""): string[] {
  mkdirSync(home, { recursive: true });
  if (host === "Caddy") {
    const own = { "portolan.example {": `http://127.0.0.1:${site.port} {` };
    writeFileSync(
      join(home, "Caddyfile"),
      `{\n\tadmin off\n\tauto_https off\n}\n${fitted("Caddyfile", site, own)}`,
    );
    return ["run", "--adapter", "caddyfile", "--config", join(home, "Caddyfile")];
  }
  const own = { "listen 80;": `listen 127.0.0.1:${site.port};`, "    listen [::]:80;\n": "" };
  writeFileSync(join(home, "site.conf"), fitted("nginx.conf", site, own));
  const main = `daemon off; pid ${home}/pid; error_log stderr; worker_processes auto; user root;
events { worker_connections 1024; }
http { access_log ${home}/access.log; ${nginxPaths(home)} ${more} include ${home}/site.conf; }
`;
  writeFileSync(join(home, "nginx.conf"), process.getuid?.() === 0 ? main : main.replace(" user root;", ""));
  return ["-c", join(home, "nginx.conf"), "-e", "stderr"];
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket.destroy() === socket));
    socket.on("error", () => resolve(false));
  });

/** A host that answers on loopback. */
export interface RunningHost {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

/** How long a host may take to listen, in milliseconds. */
const patience = 15_000;

/**
 * Starts a host on a built site, with a folder for what it writes.
 * @throws an Error with what it said when it does not start
 */
export async function startHost(
  host: Host,
  home: string,
  site: Omit<Site, "port">,
  more?: string,
): Promise<RunningHost> {
  const port = await freePort();
  const args = configure(host, home, { ...site, port }, more);
  const child = spawn(programs[host], args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], HOME: home },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-5000)));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  // Nothing may outlive who started it, however that ends.
  const reap = () => child.kill("SIGTERM");
  process.once("exit", reap);
  const stop = async () => {
    process.off("exit", reap);
    child.kill("SIGTERM");
    await ended;
  };

  for (const until = Date.now() + patience; !(await listens(port)); await sleep(30))
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`${host} does not start: ${said}`);
    }
  return { port, pid: child.pid ?? 0, stop };
}
