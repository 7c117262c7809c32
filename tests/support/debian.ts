import { spawnSync } from "node:child_process";

const minute = 60_000;

/** Installs Debian's packages without starting what is in them, where this is root on a system with apt-get. */
export function installPackages(names: readonly string[]): void {
  if (process.getuid?.() !== 0 || spawnSync("which", ["apt-get"], { stdio: "ignore" }).status !== 0) return;
  console.log(`apt-get install ${names.join(" ")} brings what is not here.`);
  const quiet = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...names]])
    spawnSync("apt-get", args, { env: quiet, stdio: "ignore", timeout: 10 * minute });
}
