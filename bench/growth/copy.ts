import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

/** What a build reads; packages are linked. */
const inputs = [
  "src",
  "content",
  "public",
  "astro.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

const route = "src/pages/ports/[port].astro";
/** A name that Astro takes for no route. */
const original = "src/pages/ports/_[port].astro";
const chosen = "chosen.json";

/** The route of the copy: the project's own, of fewer ports. */
const fewer = `---
import { readFileSync } from "node:fs";
import Page, { getStaticPaths as all } from "./_[port].astro";

export async function getStaticPaths(options) {
  const chosen = new Set(JSON.parse(readFileSync("${chosen}", "utf8")));
  return (await all(options)).filter(({ params }) => chosen.has(Number(params.port)));
}
---

<Page {...Astro.props} />
`;

/** In the copy the rules read all that is written, as always, but a text that breaks one does not end the build. */
const lenient = `import { checkContent } from "../rules/check.ts";

export const articles = () => ({
  name: "portolan-articles",
  hooks: {
    "astro:config:setup": async () => console.log((await checkContent()).length, "problems, not minded in this copy"),
  },
});
`;

/**
 * Copies the project into an empty folder, where its build can be changed without harm. Packages are shared; caches,
 * which are in folders whose names begin with a dot, are the copy's own.
 * @throws an Error when the route of the ports is no longer where this looks for it
 */
export function copyProject(folder: string, from = "."): void {
  for (const name of inputs) cpSync(join(from, name), join(folder, name), { recursive: true });
  const packages = join(folder, "node_modules");
  mkdirSync(packages, { recursive: true });
  for (const name of readdirSync(join(from, "node_modules")))
    if (!name.startsWith(".") || name === ".bin")
      symlinkSync(resolve(from, "node_modules", name), join(packages, name));

  for (const name of [route, "src/integrations/articles.ts"])
    if (!existsSync(join(folder, name)))
      throw new Error(`${name} is not there any more: mend bench/growth/copy.ts`);
  if (!/export (?:async )?function getStaticPaths\b/.test(readFileSync(join(folder, route), "utf8")))
    throw new Error(`${route} has no function getStaticPaths any more: mend bench/growth/copy.ts`);
  renameSync(join(folder, route), join(folder, original));
  writeFileSync(join(folder, route), fewer);
  writeFileSync(join(folder, "src/integrations/articles.ts"), lenient);
}

/** Says which ports the next build of a copy makes pages of. */
export const choosePorts = (folder: string, ports: readonly number[]): void =>
  writeFileSync(join(folder, chosen), JSON.stringify(ports));
