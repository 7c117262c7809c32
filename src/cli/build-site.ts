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
  const stop = reportProgress();
  try {
    await build({ logLevel: "warn" });
  } finally {
    stop();
  }
  mkdirSync(join(stampFile, ".."), { recursive: true });
  writeFileSync(stampFile, before);
  console.log(`Built in ${Math.round((performance.now() - started) / 1000)} s.`);
}

/** Prints how many pages stand in `dist`: in place on a terminal, a line for each tenth elsewhere. Returns its own end. */
function reportProgress(): () => void {
  let shown = 0;
  const timer = setInterval(() => {
    const done = existsSync("dist/ports") ? readdirSync("dist/ports").length : 0;
    const tenth = Math.floor((done / pages) * 10);
    const text = `  ${done.toLocaleString("en-US")} of ${pages.toLocaleString("en-US")} pages`;
    if (process.stdout.isTTY) process.stdout.write(`\r${text}`);
    else if (tenth > shown) console.log(text);
    shown = tenth;
  }, 1000);
  return () => {
    clearInterval(timer);
    if (process.stdout.isTTY) process.stdout.write("\n");
  };
}
