import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  findPostgres,
  installPostgres,
  startPostgres,
  type PostgresServer,
} from "../../tests/support/postgres.ts";
import { env, summarise, vitestArguments, vitestCounts, type Step } from "./steps.ts";

const given = process.env["TEST_DATABASE_URL"];
const name = "store on PostgreSQL";
const folder = mkdtempSync(join(tmpdir(), "portolan-postgres-"));
// PostgreSQL runs as another user, who has to pass through.
chmodSync(folder, 0o711);
let tests: ChildProcess | undefined;
let server: PostgresServer | undefined;

/** Ends every server under our folder, also one whose test was cut off, and removes the folder. */
async function clean() {
  await server?.stop();
  for (const cluster of readdirSync(folder)) {
    const pidFile = join(folder, cluster, "data", "postmaster.pid");
    if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), "SIGQUIT");
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

const runTests = (file: string, more: NodeJS.ProcessEnv) =>
  new Promise<boolean>((resolve) => {
    tests = spawn("vitest", vitestArguments("postgres", file), {
      stdio: "inherit",
      env: { ...env, ...more },
    });
    tests.once("error", () => resolve(false));
    tests.once("close", (code) => resolve(code === 0));
  });

async function test(bin: string | undefined): Promise<Step> {
  const file = join(folder, "report.json");
  if (given === undefined && bin !== undefined) server = await startPostgres(bin, join(folder, "main"));
  const passed = await runTests(file, {
    TEST_DATABASE_URL: given ?? server?.url,
    TEST_POSTGRES_BIN: bin,
    TEST_POSTGRES_FOLDER: folder,
  });
  return { name, passed, ...(existsSync(file) ? { counts: vitestCounts(file) } : {}) };
}

async function find(): Promise<Step> {
  const found = findPostgres();
  const bin = found ?? (given === undefined && installPostgres() ? findPostgres() : undefined);
  if (given !== undefined || bin !== undefined) return test(bin);

  const ci = process.env["CI"] === "true";
  console.error(
    `${ci ? "There" : "Skipped, as there"} is no PostgreSQL here: name a server in TEST_DATABASE_URL, or install Debian's package postgresql.`,
  );
  if (ci) return { name, passed: false };
  return { name, passed: true, counts: { passed: 0, failed: 0, skipped: 1 } };
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
for (const signal of signals)
  process.on(signal, () => {
    tests?.kill("SIGTERM");
    void clean().finally(() => process.exit(1));
  });

console.log(`\n— ${name}`);
const step = await find().catch((error: unknown): Step => {
  console.error(error instanceof Error ? error.message : error);
  return { name, passed: false };
});
await clean();
process.exitCode = summarise([step]) ? 0 : 1;
