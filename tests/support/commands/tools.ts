import { spawnSync } from "node:child_process";

/** The Debian package that brings each tool. */
const packages = {
  ip: "iproute2",
  ss: "iproute2",
  nc: "netcat-openbsd",
  nmap: "nmap",
  nft: "nftables",
  ufw: "ufw",
  lsof: "lsof",
  curl: "curl",
  awk: "mawk",
  unshare: "util-linux",
} as const;
export type Tool = keyof typeof packages;

const MINUTE = 60_000;

/**
 * Makes sure that the tools are there: as root, or in CI, by apt-get; otherwise it throws and names the packages.
 * @throws where a tool is missing and could not be installed
 */
export function needTools(tools: readonly Tool[]): void {
  const missing = tools.filter((tool) => !has(tool));
  if (missing.length === 0) return;

  const wanted = [...new Set(missing.map((tool) => packages[tool]))];
  if (process.getuid?.() === 0) install([], wanted);
  else if (process.env["CI"]) install(["sudo", "-n"], wanted);

  const still = missing.filter((tool) => !has(tool));
  if (still.length > 0)
    throw new Error(
      `These tests run ${still.join(", ")}, which this machine lacks: apt-get install ${wanted.join(" ")}`,
    );
}

function has(tool: Tool): boolean {
  const found = spawnSync("sh", ["-c", `PATH=$PATH:/usr/sbin:/sbin command -v ${tool}`], { timeout: MINUTE });
  if (found.status !== 0) return false;
  // The traditional netcat shares the name and prints other words.
  return tool !== "nc" || /OpenBSD/.test(spawnSync("nc", ["-h"], { encoding: "utf8" }).stderr);
}

function install(as: readonly string[], names: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const [what, minutes] of [
    [["update", "-qq"], 2],
    [["install", "-y", "-qq", "--no-install-recommends", ...names], 4],
  ] as const) {
    const [command = "apt-get", ...rest] = [...as, "apt-get", ...what];
    spawnSync(command, rest, { env, timeout: minutes * MINUTE, stdio: "ignore" });
  }
}
