// Runs before anything is installed: plain JavaScript for Node 18 and later, on any system, with nothing to import.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";

const root = path.resolve(fileURLToPath(import.meta.url), "../../..");
const mark = path.join(root, "node_modules", ".portolan-installed");

/** Changes when a dependency does. */
const wanted = () =>
  createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");

/**
 * Installs what the lock file asks for, unless that has been done. Ends the process when npm fails.
 * `npm install`, not `npm ci`: a registry that lacks another platform's packages breaks the latter.
 */
export function ensureInstalled() {
  process.chdir(root);
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted()) return;
  console.log("Installing what is missing (once)…");
  // Through npm's own script where we run under npm, so that it is the same npm on every system.
  const npm = process.env["npm_execpath"];
  const options = ["install", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, args] = npm ? [process.execPath, [npm, ...options]] : ["npm", options];
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    shell: !npm && process.platform === "win32",
  });
  if (status !== 0) {
    console.error(
      `npm install failed${error ? `: ${error.message}` : ""}. What it printed above says why; then try again.`,
    );
    process.exit(1);
  }
  writeFileSync(mark, wanted());
}

/** Path of the Node that the project brings; it runs TypeScript, which the reader's own may not. */
export const projectNode = () =>
  path.join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled();
