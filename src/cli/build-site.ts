import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "astro";
import { cache, type SiteBuild } from "./builds.ts";

/** Everything that decides what the build writes; what serves it afterwards does not. */
const inputs = ["src", "content", "public", "astro.config.mjs", "package-lock.json"];
const notInputs =
  /^src\/(cli|feedback\/(admin|database|report|transfer)|server\/(main|serve|settings|taken))/;
const settings = ["SITE_URL", "REPO_URL", "FEEDBACK_URL"];

const stampFile = (dist: string) => (dist === "dist" ? join(cache, "build") : `${dist}.stamp`);

const files = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"));

/** Changes with every input of the build, and with which of the two it is. */
function stamp(compact: boolean): string {
  const hash = createHash("sha256");
  if (compact) hash.update("compact\0");
  const paths = inputs.flatMap((input) => (input.includes(".") ? [input] : files(input)));
  for (const path of paths.filter((path) => !notInputs.test(path)).sort())
    hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
  for (const name of settings) hash.update(`${name}=${process.env[name] ?? ""}\0`);
  return hash.digest("hex");
}

/** Whether the folder holds what the inputs of this moment give, and the build that is asked for: whole or compact. */
export const isBuilt = ({ compact = false, dist = "dist" }: SiteBuild = {}) =>
  existsSync(join(dist, "404.html")) &&
  existsSync(stampFile(dist)) &&
  readFileSync(stampFile(dist), "utf8") === stamp(compact);

/** Builds the site, whole into `dist` unless told otherwise, with progress on the terminal. Throws what the build throws. */
export async function buildSite({ compact = false, dist = "dist" }: SiteBuild = {}): Promise<void> {
  const started = performance.now();
  const before = stamp(compact);
  rmSync(stampFile(dist), { force: true });
  console.log(`Building ${compact ? "the compact site" : "65,536 pages"}; this takes a minute or two…`);
  // The config reads it, in this process.
  process.env["COMPACT"] = compact ? "1" : "";
  await build({ logLevel: "warn", outDir: dist });
  mkdirSync(cache, { recursive: true });
  writeFileSync(stampFile(dist), before);
  console.log(`Built in ${Math.round((performance.now() - started) / 1000)} s.`);
}
