import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hosts, programs, type Host } from "../../tests/support/hosts.ts";
import { buildSite, isBuilt } from "./build-site.ts";
import { env, summarise, vitestArguments, vitestCounts, type Step } from "./steps.ts";

const name = "hosts as our server";
const folder = mkdtempSync(join(tmpdir(), "portolan-test-"));
const packages: Record<Host, string> = { nginx: "nginx-light", Caddy: "caddy" };
/** How long the tests may take, in milliseconds. */
const limit = 5 * 60_000;
let tests: ChildProcess | undefined;

const isThere = (host: Host) => existsSync(programs[host]);

/** Installs Debian's packages without starting what is in them, where this is root on a system with apt-get. */
function install(wanted: readonly Host[]): void {
  if (process.getuid?.() !== 0 || spawnSync("which", ["apt-get"], { stdio: "ignore" }).status !== 0) return;
  const names = wanted.map((host) => packages[host]);
  console.log(`apt-get install ${names.join(" ")} brings what is not here.`);
  const quiet = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...names]])
    spawnSync("apt-get", args, { env: quiet, stdio: "ignore", timeout: 10 * 60_000 });
}

const runTests = (file: string, found: readonly Host[]) =>
  new Promise<boolean>((resolve) => {
    tests = spawn("vitest", vitestArguments("hosting", file), {
      stdio: "inherit",
      env: { ...env, TEST_HOSTS: found.join(" ") },
      timeout: limit,
    });
    tests.once("error", () => resolve(false));
    tests.once("close", (code) => resolve(code === 0));
  });

async function test(): Promise<Step> {
  const wanted = hosts.filter((host) => !isThere(host));
  if (wanted.length > 0) install(wanted);
  const found = hosts.filter(isThere);

  const absent = hosts.filter((host) => !isThere(host));
  const ci = process.env["CI"] === "true";
  for (const host of absent)
    console.error(
      `${ci ? "There" : "Skipped, as there"} is no ${host} here: install Debian's package ${packages[host]}.`,
    );
  if (found.length === 0) return { name, passed: !ci, counts: { passed: 0, failed: 0, skipped: 1 } };

  if (!isBuilt()) await buildSite();
  const file = join(folder, "report.json");
  const passed = await runTests(file, found);
  return {
    name,
    passed: passed && !(ci && absent.length > 0),
    ...(existsSync(file) ? { counts: vitestCounts(file) } : {}),
  };
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    tests?.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });

console.log(`\n— ${name}`);
const step = await test().catch((error: unknown): Step => {
  console.error(error instanceof Error ? error.message : error);
  return { name, passed: false };
});
rmSync(folder, { recursive: true, force: true });
process.exitCode = summarise([step]) ? 0 : 1;
