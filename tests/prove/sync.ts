import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { createAgent, isAcknowledged, post } from "./client.ts";
import type { Engine } from "./engine.ts";
import type { Random } from "./random.ts";
import { endServer, makeFolder, removeFolder, startServer } from "./server.ts";
import type { Outcome } from "./verdict.ts";

/** Which file must reach the disk before a vote is acknowledged. */
const logs = { SQLite: /\.db-wal$/, PostgreSQL: /\/pg_wal\// } as const;

/** One system call of a trace, in the order in which the calls returned. */
export interface Call {
  name: string;
  /** The file or socket that it was about. */
  target: string;
  rest: string;
}

/**
 * Reads what `strace -f -y` wrote. A call that another one interrupted in the trace counts where it was resumed,
 * because only then it was done.
 */
export function readTrace(text: string): Call[] {
  const begun = new Map<string, string>();
  return text.split("\n").flatMap((line) => {
    const [, pid = "", what = ""] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (what.endsWith("<unfinished ...>")) {
      begun.set(pid, what.slice(0, -"<unfinished ...>".length));
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(what);
    const whole = resumed ? `${begun.get(pid) ?? ""}${resumed[1] ?? ""}` : what;
    const [, name, target, rest] = /^(\w+)\(\d+<([^>]*)>(.*)$/.exec(whole) ?? [];
    return name && target && rest !== undefined ? [{ name, target, rest }] : [];
  });
}

/**
 * How often a vote was answered in a trace, and whether each answer came after a log was written and synced, in that
 * order, since the answer before.
 */
export function judgeTrace(calls: readonly Call[], log: RegExp): { answers: number; problems: string[] } {
  let written = false;
  let synced = false;
  let answers = 0;
  const problems: string[] = [];
  for (const { name, target, rest } of calls) {
    if (/^p?write/.test(name) && log.test(target)) [written, synced] = [true, false];
    if (/^f(?:data)?sync$/.test(name) && log.test(target) && rest.endsWith("= 0")) synced = written;
    if (/HTTP\/1\.1 20[01]/.test(rest)) {
      answers++;
      if (!synced) problems.push(`answer ${answers} left before its vote was synced`);
      [written, synced] = [false, false];
    }
  }
  return { answers, problems };
}

/** Why processes cannot be traced here; undefined where they can. */
export function noTrace(): string | undefined {
  if (process.platform !== "linux") return "strace is a tool of Linux";
  const possible = process.getuid?.() === 0 && spawnSync("which", ["apt-get"]).status === 0;
  const has = () => spawnSync("strace", ["-V"]).status === 0;
  if (!has() && possible)
    for (const args of [["update"], ["install", "-y", "--no-install-recommends", "strace"]])
      spawnSync("apt-get", args, {
        timeout: 120_000,
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
  if (!has()) {
    if (possible && process.env["CI"])
      throw new Error("strace could not be installed: apt-get install strace");
    return "strace is not installed: apt-get install strace";
  }
  const { status, stderr } = spawnSync("strace", ["-o", "/dev/null", "true"], { encoding: "utf8" });
  return status === 0 ? undefined : `this machine refuses to trace processes: ${stderr.trim()}`;
}

/** Attaches strace to processes; the function that it gives takes it off and returns what was seen. */
async function trace(pids: readonly number[], file: string): Promise<() => Promise<string>> {
  const calls = "trace=fsync,fdatasync,write,writev,pwrite64,pwritev,sendto,sendmsg";
  const targets = pids.flatMap((pid) => ["-p", String(pid)]);
  const tracer = spawn("strace", ["-f", "-y", "-s", "40", "-e", calls, "-o", file, ...targets]);
  const ended = new Promise<void>((resolve) => tracer.once("close", () => resolve()));
  let said = "";
  await new Promise<void>((resolve, reject) => {
    tracer.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if ((said.match(/ attached/g)?.length ?? 0) >= pids.length) resolve();
    });
    void ended.then(() => reject(new Error(`strace ended: ${said}`)));
  });
  return async () => {
    tracer.kill("SIGINT");
    await ended;
    return readFileSync(file, "utf8");
  };
}

/** The bytes of an SQLite file that say how it is written and read; 2 is a write-ahead log (file format §1.3.3). */
function journalOf(file: string): number[] {
  const bytes = new Uint8Array(2);
  const descriptor = openSync(file, "r");
  readSync(descriptor, bytes, 0, 2, 18);
  closeSync(descriptor);
  return [...bytes];
}

/**
 * Traces the server, and PostgreSQL's processes with it, while single votes arrive: each answer must leave after the
 * log was written and synced.
 * @param database the processes of PostgreSQL
 */
export async function proveSync(
  plan: { engine: Engine; dist: string; random: Random; votes: number },
  database: () => readonly number[] = () => [],
): Promise<Outcome> {
  const skipped = noTrace();
  if (skipped) return { done: "nothing", problems: [], skipped };

  const { engine, dist, random, votes } = plan;
  const folder = makeFolder();
  const server = await startServer({ DIST: dist, DATABASE_URL: engine.url });
  const agent = createAgent(1);
  const problems: string[] = [];
  const vote = async () => {
    const page = `/ports/${random.below(65536)}`;
    const answer = await post(
      server,
      { id: random.uuid(), page, reader: random.uuid(), rating: "helpful" },
      agent,
    );
    if (!isAcknowledged(answer)) problems.push(`a vote was answered ${answer.status}`);
  };
  try {
    await vote();
    const finish = await trace([server.pid, ...database()], join(folder, "trace"));
    for (let sent = 0; sent < votes; sent++) await vote();
    const { answers, problems: early } = judgeTrace(readTrace(await finish()), logs[engine.name]);
    if (answers !== votes) problems.push(`${votes} votes were sent, the trace shows ${answers} answers`);
    if (engine.name === "SQLite" && journalOf(engine.url.slice("file:".length)).join() !== "2,2")
      problems.push("the file is not written by a write-ahead log");
    problems.push(...early);
  } finally {
    agent.destroy();
    await endServer(server);
    removeFolder(folder);
  }
  return { done: `${votes} single votes traced: log written, log synced, then the answer`, problems };
}
