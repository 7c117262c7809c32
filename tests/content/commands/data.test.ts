import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { command, tasks } from "../../../src/schemas/commands.ts";
import { oneCommand, readCommands, systems } from "../../support/commands/data.ts";

/** Mistakes that commands about ports are known for: in words, and how each looks. */
const mistakes: [mistake: string, system: string, looks: RegExp][] = [
  ["ss on a system that has none", "macos windows", /\bss\b/],
  ["a netcat that listens", "linux macos windows", /\bnc\b.* -\w*l/],
  ["lsof that also shows clients", "linux macos", /lsof\b(?=.*-i(TCP)?:)(?!.*-sTCP:LISTEN)/],
  ["grep for a number, which finds it inside others", "linux macos windows", /\bgrep\b(?!.*(\[\.:\]|\$))/],
  ["findstr for a number that may go on", "windows", /findstr.*\{port\}(?! )/],
  ["netstat's Linux flags on macOS", "macos", /netstat.* -\w*[tu]l/],
  ["a stop that leaves no time to clean up", "linux macos windows", /kill -(9|KILL)|taskkill.* \/F\b|-Force/],
  [
    "a stop of what has not been shown",
    "linux macos windows",
    /\b(killall|pkill|fuser)\b|xargs|\$\(|taskkill.* \/IM/,
  ],
  ["pf's main rules replaced", "macos", /pfctl(?!.* -a ).* -\w*f/],
];

describe.each(systems)("content/commands/%s.yml", (system) => {
  const { commands } = readCommands(system);

  test.each(tasks)("helps to %s with tcp and with udp", (task) => {
    for (const transport of ["tcp", "udp"])
      expect(
        commands.some(
          ({ note = "", ...c }) =>
            c.task === task && ([transport, "both"].includes(c.transport) || note.startsWith("UDP: ")),
        ),
        transport,
      ).toBe(true);
  });

  test("stands in the order of the page", () => {
    const order = commands.map(({ task }) => tasks.indexOf(task));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test("names the number in every command but those that stop a pid or a service", () => {
    for (const { task, run } of commands) {
      if (task === "stop") expect(run).toMatch(/\b(PID|NAME)\b/);
      else expect(run).toContain("{port}");
      if (task === "reach" || task === "speak") expect(run).toContain("HOST");
      expect(run.replaceAll("{port}", "")).not.toMatch(/[{]port|\bPORT\b|\b770\b/);
    }
  });

  test.each(mistakes.filter(([, where]) => where.includes(system)))("has no %s", (_, __, looks) => {
    for (const { run } of commands) expect(run).not.toMatch(looks);
  });

  test("says in a note how to do with udp what stands for tcp alone", () => {
    for (const { task, tool, transport, note = "" } of commands) {
      if (task !== "block" && task !== "allow") continue;
      const alone = !commands.some((c) => c.task === task && c.tool === tool && c.transport === "udp");
      if (transport === "tcp" && alone) expect(note, `${task} ${tool}`).toMatch(/UDP: \S+/);
    }
  });

  test("has every recording that it names", () => {
    for (const { proof } of commands)
      if (proof.how === "recorded")
        expect(
          existsSync(new URL(`../recordings/${proof.recording}`, import.meta.url)),
          proof.recording,
        ).toBe(true);
  });

  test("stays short: the page has room for a few thousand bytes of it", () => {
    const bytes = commands.reduce((sum, { run, note = "" }) => sum + Buffer.byteLength(run + note), 0);
    expect(bytes).toBeLessThan(2400);
    expect(commands.length).toBeLessThan(19);
  });
});

test("Windows says that it cannot ask over UDP by itself", () => {
  const { commands } = readCommands("windows");
  const notes = commands.filter((c) => c.task === "reach" && c.transport === "udp").map(({ note }) => note);
  expect(notes.join()).toContain("Windows has no UDP test");
});

test("macOS and Windows ask nmap in the words that are run on Linux", () => {
  for (const task of ["reach", "speak"] as const) {
    const { run } = oneCommand("linux", task, "udp", "nmap");
    expect(oneCommand("macos", task, "udp", "nmap").run).toBe(run);
    expect(`sudo ${oneCommand("windows", task, "udp", "nmap").run}`).toBe(run);
  }
  const { run } = oneCommand("linux", "speak", "tcp", "nmap");
  expect(oneCommand("macos", "speak", "tcp", "nmap").run).toBe(run);
});

// Each mistake is one that its pattern catches.
test.each([
  "ss -ltn 'sport = :{port}'",
  "nc -lv {port}",
  "lsof -nP -iTCP:{port}",
  "netstat -an | grep :{port}",
  'netstat -ano | findstr ":{port}"',
  "netstat -tlnp",
  "sudo kill -9 PID",
  "kill $(lsof -ti:{port})",
  "sudo pfctl -ef -",
])("%s would be caught", (run) => {
  expect(mistakes.some(([, , looks]) => looks.test(run))).toBe(true);
});

test.each([
  [{ run: "two\nlines {port}" }, "must be one line"],
  [{ run: " ss {port}" }, "without space around it"],
  [{ task: "guess" }, "task"],
  [{ transport: "sctp" }, "transport"],
  [{ proof: { how: "recorded", recording: "../x.txt" } }, "recording"],
  [{ proof: { how: "trusted" } }, "proof"],
])("the schema refuses %j", (part, message) => {
  const good = { task: "listen", transport: "tcp", tool: "ss", run: "ss {port}", proof: { how: "executed" } };
  expect(command.safeParse(good).success).toBe(true);
  expect(JSON.stringify(command.safeParse({ ...good, ...part }).error?.issues)).toContain(message);
});
