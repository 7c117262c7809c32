import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "astro";

/** Everything that decides what the build writes; what serves it afterwards does not. */
const inputs = ["src", "content", "public", "astro.config.mjs", "package-lock.json"];
const notInputs =
  /^src\/(cli|feedback\/(admin|database|report|transfer)|server\/(main|serve|settings|taken))/;
const settings = ["SITE_URL", "REPO_URL", "FEEDBACK_URL"];

const pages = 65_536;
const stampFile = join("node_modules", ".cache", "portolan", "build");

const files = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"));

/** Changes with every input of the build. */
function stamp(): string {
  const hash = createHash("sha256");
  const paths = inputs.flatMap((input) => (input.includes(".") ? [input] : files(input)));
  for (const path of paths.filter((path) => !notInputs.test(path)).sort())
    hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
  for (const name of settings) hash.update(`${name}=${process.env[name] ?? ""}\0`);
  return hash.digest("hex");
}

/** Whether `dist` is what the inputs of this moment give. */
export const isBuilt = () =>
  existsSync("dist/404.html") && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp();

/** Builds the whole site into `dist`, with progress on the terminal. Throws what the build throws. */
export async function buildSite(): Promise<void> {
  const started = performance.now();
  const before = stamp();
  rmSync(stampFile, { force: true });
  console.log(`Building ${pages.toLocaleString("en-US")} pages; this takes a minute or two…`);
  await build({ logLevel: "warn" });
  mkdirSync(join(stampFile, ".."), { recursive: true });
  writeFileSync(stampFile, before);
  console.log(`Built in ${Math.round((performance.now() - started) / 1000)} s.`);
}
