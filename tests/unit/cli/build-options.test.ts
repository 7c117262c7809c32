import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Runs a command as far as it reads what was typed. */
const typed = (command: "build" | "start", ...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/cli/${command}.ts`, ...words], {
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
};

test("--help says what a compact build is, for both commands", () => {
  for (const command of ["build", "start"] as const)
    expect(typed(command, "--help")).toEqual({
      status: 0,
      said: expect.stringMatching(/--compact {3}fewer/),
    });
});

test.each([
  ["build", ["--compct"], /--compct[\s\S]*With --help/],
  ["build", ["compact"], /^compact says nothing here/],
  ["build", ["--beside"], /^--beside says nothing here/],
  ["start", ["--compact", "--beside"], /^--beside says nothing here/],
] as const)("%s %s is not taken for something else: nothing is built", (command, words, said) => {
  expect(typed(command, ...words)).toEqual({ status: 2, said: expect.stringMatching(said) });
});
