import { describe, expect, test } from "vitest";
import { commandsFor, readingOf } from "../../../src/ports/commands.ts";

describe("how to read a command's answer", () => {
  test.each([
    [{ note: "Short." }, "Short."],
    [{ note: "Short.", more: "The same at length." }, "The same at length."],
    [{ note: "UDP: udp for tcp.", more: "Until a restart." }, "Until a restart. UDP: udp for tcp."],
    [{ note: "UDP: /udp.", more: "Until a reload. UDP: /udp." }, "Until a reload. UDP: /udp."],
    [{}, ""],
  ])("%j reads %j", (command, text) => expect(readingOf(command)).toBe(text));
});

test("the number stands in command, note and reading", () => {
  const proof = { how: "executed" } as const;
  const command = { task: "listen", transport: "tcp", tool: "ss", proof } as const;
  const [linux] = commandsFor(770, [
    {
      id: "linux",
      name: "Linux",
      commands: [{ ...command, run: "ss :{port}", note: "At {port}.", more: "On {port}, {port}." }],
    },
  ]);
  expect(linux?.tasks[0]).toMatchObject({
    task: "listen",
    commands: [{ run: "ss :770", note: "At 770.", more: "On 770, 770." }],
  });
});
