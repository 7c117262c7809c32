import { describe, expect, it } from "vitest";
import { readArticle } from "../../../src/ports/articles.ts";
import { parse } from "../../../src/rules/parsed.ts";
import { shell, shellTexts } from "../../../src/rules/shell.ts";
import { readShell } from "../../../src/rules/shell/syntax.ts";
import { ruleLines, withCode } from "../../support/rules.ts";

async function reading(code: string, label = "sh") {
  const text = withCode(code, label);
  const texts = shellTexts(parse(readArticle("content/ports/770.mdx", text), 770, null));
  return ruleLines(shell, text, { shell: await readShell(texts) });
}

describe("a block of commands", () => {
  it.each([
    ["ss -Hltn 'sport = :770' | awk '{ print $4 }'", "sh"],
    ['for pid in $(pgrep x); do\n  echo "$pid"\ndone', "sh"],
    ["diff <(ss -ltn) <(sleep 1; ss -ltn)", "bash"],
    ["$ echo it\nwhat it's printing", "console"],
    ["Get-Process | Where-Object { $_.Name -like '*ssh*' }", "powershell"],
    ['netstat -ano | findstr /R /C:":770 "', "cmd"],
    ["it's no shell", "text"],
  ])("can be read by its shell: %s", async (code, label) => {
    expect(await reading(code, label)).toEqual([]);
  });

  it.each([
    [
      "true\necho 'a",
      "sh",
      21,
      "cannot be read by sh: reached EOF without closing quote ': correct it or name another language behind the fence",
    ],
    [
      "ss -ltn | | head",
      "sh",
      20,
      "cannot be read by sh: | must be followed by a statement: correct it or name another language behind the fence",
    ],
    [
      "ssh <host>",
      "sh",
      20,
      "cannot be read by sh: > must be followed by a word: correct it, and write HOST, not <host>, or name another language behind the fence",
    ],
    [
      "if true; then",
      "bash",
      20,
      "cannot be read by bash: then must be followed by a statement list: correct it or name another language behind the fence",
    ],
    ["diff <(ss -ltn) x", "sh", 20, "cannot be read by sh: "],
    [
      "Get-Process | Where-Object { $_.Id -eq 4",
      "powershell",
      20,
      "cannot be read by powershell: the bracket { does not close: correct it or name another language behind the fence",
    ],
    [
      'netstat -ano\nfindstr /C:":770',
      "cmd",
      21,
      'cannot be read by cmd: the quote " does not close: correct it or name another language behind the fence',
    ],
  ])("is told where it cannot: %s", async (code, label, line, message) => {
    const [first = "", ...more] = await reading(code, label);
    expect(more).toEqual([]);
    expect(first).toContain(`content/ports/770.mdx: Check (line ${line}) ${message}`);
  });
});

describe("many blocks", () => {
  const text = (code: string) => ({ code, posix: true });

  it("are read together, and each is told of its own fault", async () => {
    const readings = await readShell([text("true"), text("echo 'a"), text("ls")]);
    expect([...readings.values()]).toEqual([
      null,
      { line: 1, reason: "reached EOF without closing quote '" },
      null,
    ]);
  });

  it("do not mend each other", async () => {
    const readings = await readShell([text("if true; then\n  ls"), text("fi")]);
    expect([...readings.values()].map((found) => found === null)).toEqual([false, false]);
  });
});
