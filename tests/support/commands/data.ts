import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { commandFile, type Command, type CommandFile, type Task } from "../../../src/schemas/commands.ts";

export type System = "linux" | "macos" | "windows";
export const systems: readonly System[] = ["linux", "macos", "windows"];

const root = new URL("../../../", import.meta.url);

/** The commands of one system, read and checked as the site reads them. */
export function readCommands(system: System): CommandFile {
  const file = `content/commands/${system}.yml`;
  const result = commandFile.safeParse(parse(readFileSync(new URL(file, root), "utf8")));
  if (!result.success) throw new Error(`${file}: ${result.error.message}`);
  return result.data;
}

/** The one command of a system for a task, a transport and a tool; throws where there is none or more than one. */
export function oneCommand(system: System, task: Task, transport: string, tool: string): Command {
  const found = readCommands(system).commands.filter(
    (c) => c.task === task && c.transport === transport && c.tool === tool,
  );
  const [command] = found;
  if (!command || found.length > 1)
    throw new Error(
      `content/commands/${system}.yml: ${found.length} commands for ${task} ${transport} ${tool}; one is needed`,
    );
  return command;
}

/** A command as a reader types it: the number, the machine and the pid in their places. */
export function fill(text: string, values: { port: number; host?: string; pid?: number }): string {
  return text
    .replaceAll("{port}", String(values.port))
    .replace(/\bHOST\b/, values.host ?? "HOST")
    .replace(/\bPID\b/, values.pid === undefined ? "PID" : String(values.pid));
}

/** A recording of tests/content/recordings: its named facts and the tool's own lines. */
export function readRecording(name: string): { facts: Map<string, string>; lines: string[] } {
  const lines = readFileSync(new URL(`tests/content/recordings/${name}`, root), "utf8")
    .trimEnd()
    .split("\n");
  const facts = new Map<string, string>();
  while (lines[0]?.startsWith("# ")) {
    const [, fact = "", value = ""] = /^# (\w+): (.*)$/.exec(lines.shift() ?? "") ?? [];
    facts.set(fact, value);
  }
  return { facts, lines };
}
