import { spawnSync } from "node:child_process";

export interface NpmAnswer {
  /** Of its standard output, which `--json` makes JSON; undefined when there is none or it is no JSON. */
  json: unknown;
  /** What it said on the other channel, in its last line. */
  said: string;
}

/** Runs the npm that started us, or the one on the path. Throws an Error when there is none. */
export function npm(...args: string[]): NpmAnswer {
  const given = process.env["npm_execpath"];
  const [command, first] = given ? [process.execPath, [given]] : ["npm", []];
  const { stdout, stderr, error } = spawnSync(command, [...first, ...args], {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    shell: process.platform === "win32" && command === "npm",
  });
  if (error) throw new Error(`npm does not run: ${error.message}`, { cause: error });
  return { json: parse(stdout), said: stderr.trim().split("\n").at(-1) ?? "" };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
