import satisfies from "spdx-satisfies";
import type { InstalledPackage } from "./installed.ts";

/** Licences of what a reader of the site or its host receives: nothing is asked but to keep the notice. */
export const served = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Python-2.0",
];

/** Tools may also have licences that bind who changes them: we pass them on to nobody, changed or not. */
export const tools = [...served, "CC-BY-3.0", "LGPL-3.0-or-later", "MPL-2.0"];

/** Packages that build and test alone need, but whose code stands in the built site. */
const inSite = new Set(["pagefind"]);

const allowed = (licence: string, list: readonly string[]) => {
  try {
    return satisfies(licence, [...list]);
  } catch {
    return false;
  }
};

/** One line for each package whose licence is not on the list that holds for it. */
export const licenceProblems = (packages: readonly InstalledPackage[]): string[] =>
  packages.flatMap(({ name, version, licence, tool }) => {
    const list = tool && !inSite.has(name) ? tools : served;
    return allowed(licence, list)
      ? []
      : [
          `${name} ${version}: its licence is ${licence}. Read it; then add it to src/cli/packages/rules.ts, or do without.`,
        ];
  });

/**
 * One line for each package that runs a script when it is installed without being named in `allowScripts` of package.json,
 * and for each that is named and runs none.
 */
export function scriptProblems(
  packages: readonly InstalledPackage[],
  allowScripts: Readonly<Record<string, boolean>>,
): string[] {
  const running = new Set(packages.filter(({ script }) => script).map(({ name }) => name));
  const named = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  return [
    ...[...running]
      .filter((name) => !named.includes(name))
      .map(
        (name) =>
          `${name} runs a script when it is installed. Is it needed? Then name it in allowScripts of package.json.`,
      ),
    ...named
      .filter((name) => !running.has(name))
      .map(
        (name) => `${name} runs no script when it is installed: take it out of allowScripts in package.json.`,
      ),
  ];
}
