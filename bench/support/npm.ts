import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const limit = 5 * 60_000;

/**
 * Installs packages at exact versions into a throw-away folder: rivals and tools that the project does not depend on.
 * @throws an Error with the reason in one line where there is no registry, or no such version
 */
export function installInto(folder: string, packages: Readonly<Record<string, string>>): void {
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, type: "module", dependencies: packages }),
  );
  const args = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  const { status, error, stderr } = spawnSync("npm", args, {
    cwd: folder,
    timeout: limit,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  const [why = "no reason was given"] = stderr.split("\n").filter((line) => line.trim() !== "");
  throw new Error(`npm install ${Object.keys(packages).join(" ")}: ${error?.message ?? why}`);
}
