import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { freePort } from "../support/free-port.ts";

/** A PostgreSQL server of our own, on loopback. */
export interface Cluster {
  /** An empty database of its own, as a DATABASE_URL. */
  createDatabase(name: string): Promise<string>;
  /** The processes of the server, the first one first. */
  pids(): number[];
  start(): Promise<void>;
  /** `fast` ends sessions and closes the files; `immediate` is a crash in order. */
  stop(mode: "fast" | "immediate"): void;
  /** SIGKILL to all of its processes: no process of it does anything more. */
  crash(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): void;
}

const programs = () => {
  const root = "/usr/lib/postgresql";
  const version = existsSync(root) ? readdirSync(root).toSorted().at(-1) : undefined;
  if (version === undefined) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
  return join(root, version, "bin");
};

const alive = (pid: number) => existsSync(`/proc/${pid}`);

/** Makes a cluster in a folder of user postgres, and starts it. */
export async function startCluster(): Promise<Cluster> {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), "portolan-postgres-"));
  const data = join(folder, "data");
  const port = await freePort();
  const root = process.getuid?.() === 0;
  const run = (program: string, ...args: string[]) => {
    const own = [join(bin, program), ...args];
    const [command = "", ...rest] = root ? ["runuser", "-u", "postgres", "--", ...own] : own;
    const { status, stderr, stdout } = spawnSync(command, rest, {
      encoding: "utf8",
      cwd: "/",
      timeout: 60_000,
    });
    if (status !== 0) throw new Error(`${program} failed: ${stderr || stdout}`);
  };

  if (root) {
    spawnSync("chown", ["postgres", folder]);
    chmodSync(folder, 0o700);
  }
  run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
  const options = `-h 127.0.0.1 -p ${port} -c unix_socket_directories=${folder}`;
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const launch = () =>
    run("pg_ctl", "-D", data, "-w", "-t", "50", "-o", options, "-l", join(folder, "log"), "start");

  const pids = () => {
    const first = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
    const children = spawnSync("ps", ["-o", "pid=", "--ppid", String(first)], { encoding: "utf8" }).stdout;
    return [first, ...children.trim().split(/\s+/).map(Number)].filter((pid) => pid > 0);
  };
  const stop = (mode: string) => run("pg_ctl", "-D", data, "-w", "-m", mode, "stop");

  launch();
  return {
    createDatabase: async (name) => {
      const client = new Client({ connectionString: url("postgres") });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return url(name);
    },
    pids,
    start: async () => launch(),
    stop,
    crash: async () => {
      const all = pids();
      for (const pid of all) process.kill(pid, "SIGKILL");
      while (all.some(alive)) await sleep(10);
    },
    remove: () => {
      if (existsSync(join(data, "postmaster.pid"))) stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
