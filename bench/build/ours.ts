import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { runMeasured, type Cost } from "../support/run.ts";

/** What a build leaves. */
export interface Left {
  pages: number;
  files: number;
  bytes: number;
}

/**
 * Builds a copy of the project, or the project itself, into an empty `dist`, as Hugo and others do into theirs.
 * @param args for Node, before the program
 */
export async function buildOurs(
  folder = ".",
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<Cost> {
  rmSync(join(folder, "dist"), { recursive: true, force: true });
  return runMeasured(process.execPath, [...args, "src/cli/build.ts"], { cwd: folder, env });
}

/** Counts what a build left. */
export function countBuilt(dist: string): Left {
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return {
    pages: paths.filter((path) => path.endsWith(".html")).length,
    files: paths.length,
    bytes: paths.reduce((sum, path) => sum + statSync(path).size, 0),
  };
}
