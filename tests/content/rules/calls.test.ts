import { describe, expect, it } from "vitest";
import { callsIn } from "../../../src/rules/shell/calls.ts";

const programs = (text: string) =>
  callsIn(text).map(({ program, args, sudo }) =>
    [sudo ? "sudo" : "", program, ...args].filter(Boolean).join(" "),
  );

describe("the calls of a text", () => {
  it.each<[string, string[]]>([
    ["ss -ltn 'sport = :770'", ["ss -ltn sport = :770"]],
    ['sudo -u postgres psql -c "SHOW port"', ["sudo psql -c SHOW port"]],
    ["PORT=1 npm start && echo done # no call", ["npm start", "echo done"]],
    ["a | b; c || d &", ["a", "b", "c", "d"]],
    ["a \\\n  -b", ["a -b"]],
    ["if a; then b; else c; fi", ["a", "b", "c"]],
    ["kill $(lsof -t -i :770)", ["kill $(lsof -t -i :770)", "lsof -t -i :770"]],
    ["lsof -t | xargs -r kill -9", ["lsof -t", "kill -9"]],
    ["timeout 5 nc -z HOST 770", ["nc -z HOST 770"]],
    ["a </dev/null 2>/dev/null", ["a"]],
    ["/usr/bin/ss -l", ["ss -l"]],
    ["", []],
  ])("%s", (text, calls) => {
    expect(programs(text)).toEqual(calls);
  });

  it("know the folder they are called by, and what calls them", () => {
    const [setting, scan] = callsIn("/sbin/sysctl net\nsudo timeout 5 nmap HOST");
    expect(setting).toMatchObject({ program: "sysctl", folder: "/sbin/", carriers: [], sudo: false });
    expect(scan).toMatchObject({ program: "nmap", folder: "", carriers: ["sudo", "timeout"], sudo: true });
  });

  it("know what they read and write, and their lines", () => {
    const [first, second] = callsIn("sudo echo x > /etc/a\nps | grep x >> b").slice(0, 2);
    expect(first).toMatchObject({ program: "echo", sudo: true, writes: ["/etc/a"], reads: null, line: 1 });
    expect(second).toMatchObject({ program: "ps", line: 2 });
    expect(callsIn("ps | grep x >> b")[1]).toMatchObject({ program: "grep", reads: "ps", writes: ["b"] });
  });
});
