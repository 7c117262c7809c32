import { describe, expect, it } from "vitest";
import { fileName } from "../../../src/rules/file-name.ts";
import { head, ruleLines } from "../../support/rules.ts";

const named = (file: string) => ruleLines(fileName, head(), { file });

describe("the name of an article's file", () => {
  it.each(["0.mdx", "770.mdx", "65535.mdx"])("may be %s", (file) => {
    expect(named(file)).toEqual([]);
  });

  it.each([
    ["0770.mdx", "has a leading zero: rename it to 770.mdx."],
    ["70000.mdx", "is no port: ports end at 65535; rename it to the port that it is about."],
    [
      "ssh.mdx",
      "is not a port number: rename it to something like 770.mdx, or move it out of content/ports.",
    ],
    ["770.md", "is not a port number: rename it to something like 770.mdx, or move it out of content/ports."],
    ["-1.mdx", "is not a port number: rename it to something like 770.mdx, or move it out of content/ports."],
  ])("may not be %s", (file, mend) => {
    expect(named(file)).toEqual([`content/ports/${file}: the file's name ${mend}`]);
  });
});
