import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./free-port.ts";

const minute = 60_000;

/** A PostgreSQL server of our own, on loopback. */
export interface PostgresServer {
  /** Its superuser and the database that is always there. */
  url: string;
  start(): Promise<void>;
  /** As by `pg_ctl stop`: connections end, what is committed stays. `immediate` leaves the files to be recovered. */
  stop(mode?: "fast" | "immediate"): Promise<void>;
  /** All its processes, the first one first. */
  pids(): number[];
  /** SIGKILL to all its processes at once. */
  crash(): Promise<void>;
}

/** PostgreSQL refuses to run as root; Debian brings a user for it. */
function userOf(name: string): { uid: number; gid: number } | undefined {
  const ids = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  const [uid, gid] = ids.map(({ status, stdout }) => (status === 0 ? Number(stdout) : undefined));
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

const root = process.getuid?.() === 0;

const debian = "/usr/lib/postgresql";

/** The folder of the programs of the newest version that Debian has installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newest = versions
    .map(Number)
    .filter(Boolean)
    .sort((one, other) => other - one);
  return newest.map((version) => `${debian}/${version}/bin`).find((bin) => existsSync(`${bin}/initdb`));
}

/** Installs Debian's PostgreSQL, where this is root on a system with apt-get; says whether that went well. */
export function installPostgres(): boolean {
  if (!root || spawnSync("which", ["apt-get"], { stdio: "ignore" }).status !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const steps = [["update"], ["install", "-y", "--no-install-recommends", "postgresql"]];
  console.log("There is no PostgreSQL here: apt-get install postgresql brings one.");
  return steps.every(
    (args) => spawnSync("apt-get", args, { env, stdio: "ignore", timeout: 10 * minute }).status === 0,
  );
}

const answers = async (url: string) => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  client.on("error", () => undefined);
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    );
};

/**
 * Makes a cluster in an empty folder and starts it.
 * @param bin the folder of initdb and postgres
 * @param settings of postgresql.conf, such as `{ fsync: "off" }`
 */
export async function startPostgres(
  bin: string,
  folder: string,
  settings: Record<string, string> = {},
): Promise<PostgresServer> {
  const user = root ? userOf("postgres") : undefined;
  if (root && !user) throw new Error("There is no user postgres to run PostgreSQL as; root may not.");
  const data = join(folder, "data");
  const password = randomBytes(12).toString("hex");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, "password"), password);
  if (user) for (const path of [folder, data, join(folder, "password")]) chownSync(path, user.uid, user.gid);

  const made = spawnSync(
    join(bin, "initdb"),
    [
      "-D",
      data,
      "-U",
      "portolan",
      "-E",
      "UTF8",
      "--no-sync",
      "-A",
      "scram-sha-256",
      "--pwfile",
      join(folder, "password"),
    ],
    { ...user, cwd: folder, encoding: "utf8", timeout: minute },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

  const port = await freePort();
  const url = `postgres://portolan:${password}@127.0.0.1:${port}/postgres`;
  const options = { listen_addresses: "127.0.0.1", port, unix_socket_directories: "", ...settings };
  const args = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = join(folder, "log");
  let server: ChildProcess | undefined;
  let ended = Promise.resolve();

  const start = async () => {
    const out = openSync(log, "a");
    const child = spawn(join(bin, "postgres"), ["-D", data, ...args], {
      ...user,
      cwd: folder,
      stdio: ["ignore", out, out],
    });
    server = child;
    ended = new Promise((resolve) => child.once("close", () => resolve()));
    for (const until = Date.now() + minute / 2; !(await answers(url)); await setTimeout(50))
      if (child.exitCode !== null || Date.now() > until)
        throw new Error(`PostgreSQL does not start: ${readFileSync(log, "utf8")}`);
  };
  const stop = async (mode: "fast" | "immediate" = "fast") => {
    server?.kill(mode === "fast" ? "SIGINT" : "SIGQUIT");
    await ended;
  };
  const pids = () => {
    const first = String(server?.pid ?? "");
    const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", first], { encoding: "utf8" });
    return [first, ...stdout.split(/\s+/)].map(Number).filter(Boolean);
  };
  const crash = async () => {
    const all = pids();
    for (const pid of all) process.kill(pid, "SIGKILL");
    await ended;
    // As long as one of them lives, the next server does not start.
    while (all.some((pid) => existsSync(`/proc/${pid}`))) await setTimeout(10);
  };
  await start();
  return { url, start, stop, pids, crash };
}
