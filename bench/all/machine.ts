import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";

/** The system's own name for itself (os-release(5)), or what Node calls it. */
function system(): string {
  try {
    const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1];
    if (name !== undefined) return `${name}, ${type()} ${release()}`;
  } catch {
    // No Linux, or one that does not say.
  }
  return `${type()} ${release()}`;
}

/** What figures depend on, in one line: cores, processor, memory, system, Node. */
export function machine(): string {
  const all = cpus();
  const model = all[0]?.model.trim() ?? "unknown processor";
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB of memory`;
  return `${all.length} cores (${model}), ${memory}, ${system()}, Node ${process.versions.node}`;
}
