import { z } from "zod";
import { source } from "./source.ts";

/** The tasks that every port page helps with, in the order of the page. */
export const tasks = ["listen", "reach", "speak", "stop", "block", "allow"] as const;
export type Task = (typeof tasks)[number];

/**
 * One command. `{port}` is the number; HOST, PID and NAME stand for what the reader puts in their place. One line to
 * paste; nothing that the reader has not been shown is changed.
 */
export const command = z.strictObject({
  task: z.enum(tasks),
  /** The transport it is for; both where one command serves both. */
  transport: z.enum(["tcp", "udp", "both"]),
  /** The tool, as a label: "ss", "nftables", "PowerShell", "cmd". */
  tool: z.string().min(2).max(24),
  run: z
    .string()
    .min(4)
    .max(200)
    .regex(/^\S(.*\S)?$/, "must be one line, without space around it"),
  /** What its answer means, in a few words beside it. It stands on 65,536 pages. */
  note: z.string().max(60).optional(),
  /** What else to expect or mind, in sentences; shown once, on the page of all commands. */
  more: z.string().max(140).optional(),
  /** How we know that it does what it says. */
  proof: z.discriminatedUnion("how", [
    /** The tests run it against real sockets or the real tool. */
    z.strictObject({ how: z.literal("executed") }),
    /**
     * The tests run its filter over a recording of the tool's output, a file in tests/content/recordings; findstr is
     * emulated for it by its documented rules.
     */
    z.strictObject({ how: z.literal("recorded"), recording: z.string().regex(/^[a-z0-9-]+\.txt$/) }),
    /** Its parameters were checked against the maker's reference; it was not run. */
    z.strictObject({ how: z.literal("reference"), source }),
  ]),
});
export type Command = z.output<typeof command>;

/** The check commands of one system. content/commands/<system>.yml */
export const commandFile = z.strictObject({
  /** "Linux", "macOS", "Windows". */
  name: z.string(),
  commands: z.array(command).min(1),
});
export type CommandFile = z.output<typeof commandFile>;
