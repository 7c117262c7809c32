import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { installedBrowsers } from "./browser-places.ts";

/** What lets the browser run as root in a container, and keeps it off the network. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const minute = 60_000;

/** Where a browser that we bring ourselves is kept. */
const cache = resolve("node_modules/.cache/portolan/browser");
const brought = join(cache, "browser");

/** Windows opens a window for `--version`; elsewhere the answer tells a browser from a stub that only names a package. */
const works = (path: string) =>
  existsSync(path) &&
  (process.platform === "win32" ||
    spawnSync(path, ["--version"], { timeout: minute / 2, stdio: "ignore" }).status === 0);

const find = () => [...installedBrowsers(), chromium.executablePath(), brought].find(works);

/** One way to bring a browser. */
interface Way {
  name: string;
  possible: boolean;
  /** Each step is a command; the next one runs when it ended with 0. */
  steps: readonly (readonly [command: string, ...args: string[]])[];
  /** In milliseconds, for each step. */
  timeout: number;
  env?: Record<string, string>;
  cwd?: string;
  done?(): void;
}

const linux = process.platform === "linux";
const onPath = (command: string) => linux && spawnSync("which", [command], { stdio: "ignore" }).status === 0;
const npm = process.env["npm_execpath"];
const npmCommand = npm ? ([process.execPath, npm] as const) : (["npm"] as const);

/** A browser for servers, as an npm package. It brings libraries and fonts that a small system may lack. */
const serverBrowser = "@sparticuz/chromium@153.0.0";
const unpack = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
const launcher = `#!/bin/sh
export LD_LIBRARY_PATH="${cache}/al2023/lib"
[ -d /usr/share/fonts ] || export FONTCONFIG_FILE="${cache}/fonts.conf"
exec "${cache}/chromium" "$@"
`;
const fontsConf = `<?xml version="1.0"?>
<fontconfig><dir>${cache}/fonts</dir><cachedir>${cache}/fonts-cache</cachedir></fontconfig>
`;

const ways: readonly Way[] = [
  {
    name: "apt-get install chromium",
    possible: process.getuid?.() === 0 && onPath("apt-get"),
    steps: [
      ["apt-get", "update"],
      ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"],
    ],
    timeout: 10 * minute,
    env: { DEBIAN_FRONTEND: "noninteractive" },
  },
  {
    name: `npm install ${serverBrowser}`,
    possible: linux && process.arch === "x64",
    steps: [
      [
        ...npmCommand,
        "install",
        "--no-save",
        "--no-package-lock",
        "--no-audit",
        "--prefix",
        cache,
        serverBrowser,
      ],
      [process.execPath, "--input-type=module", "-e", unpack],
    ],
    timeout: 5 * minute,
    // It unpacks into the temporary folder, and its libraries only where it takes the machine for AWS Lambda.
    env: { TMPDIR: cache, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
    cwd: cache,
    done: () => {
      writeFileSync(join(cache, "fonts.conf"), fontsConf);
      writeFileSync(brought, launcher, { mode: 0o755 });
    },
  },
  {
    name: "playwright install chromium",
    possible: true,
    steps: [[process.execPath, resolve("node_modules/@playwright/test/cli.js"), "install", "chromium"]],
    timeout: 10 * minute,
  },
];

/** Why a command failed, in a line. */
function failure(way: Way): string | undefined {
  mkdirSync(cache, { recursive: true });
  for (const [command, ...args] of way.steps) {
    const { status, error, stdout, stderr } = spawnSync(command, args, {
      timeout: way.timeout,
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
      shell: process.platform === "win32" && command === "npm",
      env: { ...process.env, ...way.env },
      ...(way.cwd ? { cwd: way.cwd } : {}),
    });
    const said = (stderr || stdout || "").trim().split("\n").at(-1);
    if (status !== 0) return error?.message ?? `${said} (exit code ${status})`;
  }
  way.done?.();
  return undefined;
}

/**
 * The path of a browser of Chromium's family: CHROME_PATH, one that is installed, or one that is brought now, with a
 * line on the terminal for each way that is tried.
 * @throws an Error that names what to install.
 */
export async function findBrowser(): Promise<string> {
  const given = process.env["CHROME_PATH"];
  if (given && works(given)) return given;
  if (given)
    throw new Error(`CHROME_PATH=${given} does not start: give the path of Chromium, Chrome or Edge.`);

  const found = find();
  if (found) return found;
  const failures: string[] = [];
  for (const way of ways.filter(({ possible }) => possible)) {
    console.log(`No browser is installed; bringing one (once): ${way.name}…`);
    const why = failure(way);
    const path = find();
    if (path) return path;
    failures.push(`  ${way.name}: ${why ?? "what it installed does not start"}`);
  }
  throw new Error(
    `The browser tests need a browser, and none could be brought:\n${failures.join("\n")}\n` +
      "Install Chromium, Chrome or Edge, or set CHROME_PATH to the one you have; then try again.",
  );
}
