import { z } from "zod";
import { npm } from "./npm.ts";

const scripts = z.record(z.string(), z.string()).default({});

const item = z.object({
  name: z.string(),
  version: z.string(),
  location: z.string(),
  /** Old packages name several, or an object. */
  license: z.unknown(),
  dev: z.boolean().default(false),
  scripts,
});

/** A package in node_modules. */
export interface InstalledPackage {
  name: string;
  version: string;
  /** As it stands in its package.json; an SPDX expression where it keeps npm's rules. */
  licence: string;
  /** Whether only building and testing need it. */
  tool: boolean;
  /** Whether npm runs a script of it when it is installed. */
  script: boolean;
}

const atInstall = ["preinstall", "install", "postinstall"];

/** What is installed here, by name; the project itself is left out. Throws an Error when npm cannot tell. */
export function installedPackages(): InstalledPackage[] {
  const { json, said } = npm("query", "*");
  const found = z.array(item).safeParse(json);
  if (!found.success) throw new Error(`npm cannot list what is installed (${said}): run npm install.`);
  return found.data
    .filter(({ location }) => location !== "")
    .map(({ name, version, license, dev, scripts }) => ({
      name,
      version,
      licence: typeof license === "string" ? license : JSON.stringify(license ?? "none"),
      tool: dev,
      script: atInstall.some((event) => event in scripts),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
