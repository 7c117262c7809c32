import { describe, expect, it } from "vitest";
import { commands } from "../../../src/rules/commands.ts";
import { commandsFor, loadCommands } from "../../../src/ports/commands.ts";
import { ruleLines, withCode, withText } from "../../support/rules.ts";

const mends = {
  ss: "gives macOS the command ss, which it does not have: use `sudo lsof -nP -iTCP:PORT -sTCP:LISTEN`.",
  netstat: "gives macOS the netstat options of Linux, where -p takes a protocol: use `netstat -anvp tcp`.",
  findstr:
    'looks for a port with findstr and does not end the number, so that :770 also finds :7700: use `findstr /R /C:":PORT .*LISTENING"`.',
  grep: "looks for a port with grep and does not end the number, so that :770 also finds :7700: put \\b or a space behind it inside the quotes, or let the tool filter.",
  lsof: "asks lsof without -sTCP:LISTEN, which also shows clients: use `sudo lsof -nP -iTCP:PORT -sTCP:LISTEN`.",
  netcat: "checks with a netcat that listens, which opens the port itself: use `nc -zv -w 3 HOST PORT`.",
  kill9:
    "gives kill -9, which lets no program put its things in order: show the process first, then use `kill PID`.",
  unshown: "kills what it has not shown: show the process first, and let the reader type its PID.",
};

describe("commands", () => {
  it.each([
    ["sudo ss -Hltnp 'sport = :770'", "sh linux"],
    ["sudo lsof -nP -iTCP:770 -sTCP:LISTEN", "sh macos"],
    ["sudo lsof -nP -iUDP:770", "sh macos"],
    ["lsof -nP -a -p PID -iTCP -sTCP:LISTEN", "sh"],
    ["netstat -anvp tcp | awk '$6 == \"LISTEN\" && $4 ~ /[.]770$/'", "sh macos"],
    ["netstat -an | grep '\\.770 .*LISTEN'", "sh macos"],
    ["ss -ltn | grep ':770\\b'", "sh"],
    ["ss -ltn | grep -w ':770'", "sh"],
    ["ss -ltn | grep -E ':(770|771)[[:space:]]'", "sh"],
    ["curl -si http://HOST:770/ | grep -i '^server:'", "sh"],
    ['netstat -ano | findstr /R /C:"TCP *[^ ]*:770 .*:0 "', "bat"],
    ["nc -zv -w 3 HOST 770", "sh"],
    ["sudo kill PID", "sh"],
    ["Stop-Process -Id PID -Confirm", "powershell"],
    ["# lsof -i :770 would also show clients", "sh"],
    ["tcp 0 0 0.0.0.0:770 LISTEN | grep :770", "text"],
    ["process=ss", "ini macos"],
  ])("may be: %s", (command, label) => {
    expect(ruleLines(commands, withCode(command, label))).toEqual([]);
  });

  it.each<[string, string, keyof typeof mends]>([
    ["ss -ltn", "sh macos", "ss"],
    ["sudo ss -ltnp | awk '$4 ~ /:770$/'", "sh macos", "ss"],
    ["netstat -tlnp", "sh macos", "netstat"],
    ["netstat -ano | findstr :770", "bat", "findstr"],
    ['netstat -ano | findstr ":770 "', "bat", "findstr"],
    ["netstat -ano | findstr 770", "powershell", "findstr"],
    ["netstat -an | grep :770", "sh", "grep"],
    ["netstat -an | grep '\\.770'", "sh macos", "grep"],
    ["ss -ltn | grep 770", "sh", "grep"],
    ["lsof -i :770", "sh", "lsof"],
    ["sudo lsof -nP -iTCP:770", "sh", "lsof"],
    ["lsof -nP -i4TCP@127.0.0.1:770", "sh", "lsof"],
    ["nc -l 770", "sh", "netcat"],
    ["sudo nc -nlvp 770", "sh", "netcat"],
    ["ncat --listen 770", "sh", "netcat"],
    ["kill -9 PID", "sh", "kill9"],
    ["sudo kill -s KILL PID", "sh", "kill9"],
    ["kill $(lsof -nP -t -iTCP:770 -sTCP:LISTEN)", "sh", "unshown"],
    ["lsof -nP -t -iTCP:770 -sTCP:LISTEN | xargs kill", "sh", "unshown"],
    ["sudo fuser -k 770/tcp", "sh", "unshown"],
  ])("may not be: %s (%s)", (command, label, mistake) => {
    expect(ruleLines(commands, withCode(`true\n${command}`, label))).toEqual([
      `content/ports/770.mdx: Check (line 21) ${mends[mistake]}`,
    ]);
  });

  it("stand in a block that names its language", () => {
    expect(ruleLines(commands, withCode("ss -ltn", ""))).toEqual([
      "content/ports/770.mdx: Check (line 19) has a code block without a language: begin it with ```sh, ```powershell or ```text.",
    ]);
  });

  it("are for the one system that the paragraph above them names", () => {
    expect(ruleLines(commands, withCode("ss -ltn", "sh", "On a Mac, look for the listener:"))).toHaveLength(
      1,
    );
    expect(ruleLines(commands, withCode("ss -ltn", "sh", "On Linux, look for the listener:"))).toEqual([]);
    expect(ruleLines(commands, withCode("ss -ltn\nlsof -nP", "sh", "Linux, then macOS:"))).toEqual([]);
  });

  it("are also looked at inside lists", () => {
    expect(ruleLines(commands, withText("## Check\n\n- Look:\n\n  ```sh\n  lsof -i :770\n  ```"))).toEqual([
      `content/ports/770.mdx: Check (line 20) ${mends.lsof}`,
    ]);
  });

  it("that every page shows have none of the mistakes", () => {
    const labels = { linux: "sh linux", macos: "sh macos", windows: "powershell" };
    for (const { id, tasks } of commandsFor(770, loadCommands())) {
      const lines = tasks.flatMap((task) => task.commands.map(({ run }) => run));
      expect(lines.length).toBeGreaterThan(5);
      expect(ruleLines(commands, withCode(lines.join("\n"), labels[id]))).toEqual([]);
    }
  });
});
