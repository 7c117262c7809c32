import { expect, test } from "vitest";
import { findstr } from "../../support/commands/findstr.ts";

// The lines that each command of the reference's table, examples and remarks keeps.
test.each<[command: string, lines: string[], kept: string[]]>([
  ["findstr b.*ing", ["being", "boating", "sing"], ["being", "boating"]],
  ['findstr /R /C:"a.c"', ["abc", "ac", "a.c"], ["abc", "a.c"]],
  ['findstr /R /C:"ab*c"', ["ac", "abbc", "adc"], ["ac", "abbc"]],
  ['findstr /R /C:"^ *FOR"', ["FOR x", "   FOR x", "x FOR"], ["FOR x", "   FOR x"]],
  ['findstr /R /C:"end$"', ["the end", "end of it"], ["the end"]],
  ['findstr /R /C:"x[abc]y"', ["xay", "xdy"], ["xay"]],
  ['findstr /R /C:"x[^abc]y"', ["xay", "xdy"], ["xdy"]],
  ['findstr /R /C:"x[0-4]y"', ["x3y", "x7y"], ["x3y"]],
  ['findstr /R /C:"[*]:"', ["*:*", "a:b"], ["*:*"]],
  ['findstr /R /C:"\\*:\\*"', ["*:*", "a:b"], ["*:*"]],
  ['findstr "\\<comp"', ["my computer", "my microcomputer"], ["my computer"]],
  ['findstr "puter\\>"', ["computer is", "computers are"], ["computer is"]],
  ["findstr hello there", ["hello", "there", "neither"], ["hello", "there"]],
  ['findstr "hello there"', ["hello", "there", "neither"], ["hello", "there"]],
  ['findstr /C:"hello there"', ["hello", "hello there"], ["hello there"]],
  ["findstr Windows", ["Windows", "windows"], ["Windows"]],
  ["findstr /I windows", ["Windows", "windows"], ["Windows", "windows"]],
  ["findstr /L a.c", ["abc", "a.c"], ["a.c"]],
  ["findstr /V one", ["one", "two"], ["two"]],
  ["findstr /B one", ["one two", "two one"], ["one two"]],
  ["findstr /E one", ["one two", "two one"], ["two one"]],
  ["findstr /X one", ["one", "one two"], ["one"]],
  ["findstr (770)", ["(770)", "770"], ["(770)"]],
  // The command that most pages give finds another port.
  ["findstr :770", ["0.0.0.0:770 ", "0.0.0.0:7700 "], ["0.0.0.0:770 ", "0.0.0.0:7700 "]],
])("%s", (command, lines, kept) => {
  expect(findstr(command, lines)).toEqual(kept);
});

test.each([
  ["findstr /S x", "/S is not an option"],
  ['findstr /R /C:"*x"', "nothing to repeat in *x"],
  ['findstr /R /C:"a^b"', "^ stands amid a^b"],
  ['findstr /R /C:"a$b"', "$ stands amid a$b"],
  ["findstr /R", "nothing to look for"],
])("%s is refused", (command, message) => {
  expect(() => findstr(command, [])).toThrow(message);
});
