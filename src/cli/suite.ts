import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages } from "../../tests/support/debian.ts";
import { buildSite, isBuilt } from "./build-site.ts";
import type { SiteBuild } from "./builds.ts";
import { env, summarise, vitestArguments, vitestCounts, type Step } from "./steps.ts";

const report = "report.json";

/** A program that tests need and npm cannot bring. */
export interface Program {
  name: string;
  /** Debian's package of it. */
  package: string;
  /** Where it is; nothing where it is not installed. */
  find(): string | undefined;
}

/** Tests of the built site that need programs of the system. */
export interface Suite {
  name: string;
  /** Their project in vitest.config.ts. */
  project: string;
  programs: readonly Program[];
  /** What tells the tests which of the programs are here. */
  env(found: readonly Program[]): NodeJS.ProcessEnv;
  /** How long they may take, in milliseconds. */
  limit: number;
  /** The builds that they look at besides the one in dist. */
  builds?: readonly SiteBuild[];
}

/** How tests of a suite go on, and how to end them early. */
interface Running {
  passed: Promise<boolean>;
  end(): Promise<unknown>;
}

/** Starts the tests, with a report and all that is temporary in a folder. */
function startTests(suite: Suite, folder: string, found: readonly Program[]): Running {
  const tests = spawn("vitest", vitestArguments(suite.project, join(folder, report)), {
    stdio: "inherit",
    env: { ...env, ...suite.env(found), TMPDIR: folder },
    timeout: suite.limit,
  });
  const passed = new Promise<boolean>((resolve) => {
    tests.once("error", () => resolve(false));
    tests.once("close", (code) => resolve(code === 0));
  });
  return {
    passed,
    end() {
      tests.kill("SIGTERM");
      return passed;
    },
  };
}

/**
 * Runs a suite, with the programs that are here or can be installed, and sets the exit code. A program that is not here
 * is skipped with a sentence; with `CI=true` that is a failure.
 */
export async function runSuite(suite: Suite): Promise<void> {
  const { name, programs } = suite;
  const folder = mkdtempSync(join(tmpdir(), "portolan-test-"));
  // What the tests start may run as another user, who has to pass through.
  chmodSync(folder, 0o711);
  // What has just ended may still write.
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  let tests: Running | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      void Promise.resolve(tests?.end())
        .then(clean)
        .finally(() => process.exit(1));
    });

  async function test(): Promise<Step> {
    const wanted = programs.filter((program) => !program.find());
    if (wanted.length > 0) installPackages(wanted.map((program) => program.package));
    const found = programs.filter((program) => program.find());

    const absent = programs.filter((program) => !found.includes(program));
    const ci = process.env["CI"] === "true";
    for (const program of absent)
      console.error(
        `${ci ? "There" : "Skipped, as there"} is no ${program.name} here: install Debian's package ${program.package}.`,
      );
    if (found.length === 0) return { name, passed: !ci, counts: { passed: 0, failed: 0, skipped: 1 } };

    for (const build of [{}, ...(suite.builds ?? [])]) if (!isBuilt(build)) await buildSite(build);
    tests = startTests(suite, folder, found);
    const passed = await tests.passed;
    const file = join(folder, report);
    return {
      name,
      passed: passed && !(ci && absent.length > 0),
      ...(existsSync(file) ? { counts: vitestCounts(file) } : {}),
    };
  }

  console.log(`\n— ${name}`);
  const step = await test().catch((error: unknown): Step => {
    console.error(error instanceof Error ? error.message : error);
    return { name, passed: false };
  });
  clean();
  process.exitCode = summarise([step]) ? 0 : 1;
}
