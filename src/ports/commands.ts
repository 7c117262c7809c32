import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { commandFile, tasks, type Command, type Task } from "../schemas/commands.ts";
import { ContentError, describeIssues } from "./facts.ts";

/** The systems that every page has commands for, in the order of a page without JavaScript. */
export const commandSystems = ["linux", "macos", "windows"] as const;

/** What each task answers, as a heading. */
export const taskTitles: Record<Task, string> = {
  listen: "Who listens?",
  reach: "Reachable from elsewhere?",
  speak: "What speaks?",
  stop: "Stop it",
  block: "Block it",
  allow: "Allow it",
};

/** The commands of one system for one port, by task. */
export interface SystemCommands {
  id: (typeof commandSystems)[number];
  name: string;
  tasks: readonly { task: Task; title: string; commands: readonly Command[] }[];
}

export type CommandFiles = readonly {
  id: SystemCommands["id"];
  name: string;
  commands: readonly Command[];
}[];

/** Reads content/commands. Throws a ContentError with all problems of all files. */
export function loadCommands(folder = "content"): CommandFiles {
  const problems: string[] = [];
  const files = commandSystems.flatMap((id) => {
    const name = `content/commands/${id}.yml`;
    try {
      const result = commandFile.safeParse(
        parse(readFileSync(join(folder, "commands", `${id}.yml`), "utf8")),
      );
      if (result.success) return [{ id, ...result.data }];
      problems.push(...describeIssues(name, result.error));
    } catch (error) {
      problems.push(
        `${name}: cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    return [];
  });
  if (problems.length > 0) throw new ContentError(problems);
  return files;
}

/** Fills the commands in for one port. */
export function commandsFor(port: number, files: CommandFiles): SystemCommands[] {
  const fill = (text: string) => text.replaceAll("{port}", String(port));
  return files.map(({ id, name, commands }) => ({
    id,
    name,
    tasks: tasks.map((task) => ({
      task,
      title: taskTitles[task],
      commands: commands
        .filter((command) => command.task === task)
        .map((command) => ({
          ...command,
          run: fill(command.run),
          ...(command.note ? { note: fill(command.note) } : {}),
          ...(command.more ? { more: fill(command.more) } : {}),
        })),
    })),
  }));
}

/** How we know that a command does what it says, for readers. */
export function proofSentence(proof: Command["proof"]): string {
  if (proof.how === "executed") return "Our tests run it against real sockets or the real tool.";
  if (proof.how === "recorded")
    return "Our tests run its filter over recorded output of that system, with decoys added.";
  return `Checked against the maker’s reference (${proof.source.title}); not run by us.`;
}

/** How to read a command's answer, in full: the sentences, and how to write UDP where they do not say it. */
export function readingOf({ note = "", more = "" }: Partial<Pick<Command, "note" | "more">>): string {
  const udp = note.startsWith("UDP:") && !more.includes("UDP:") ? note : "";
  return more === "" ? note : `${more} ${udp}`.trim();
}
