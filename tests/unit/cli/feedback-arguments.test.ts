import { expect, test } from "vitest";
import { help, readArguments, UsageError } from "../../../src/cli/feedback-arguments.ts";

const words = (line: string) => line.split(" ").filter(Boolean);
const usual = {
  name: "report",
  part: undefined,
  format: "text",
  question: {},
  limit: undefined,
  unhandled: false,
};

test.each<[string, object]>([
  ["", usual],
  [
    "--port 770 --from 2026-01-01 --to=2026-03-31",
    { ...usual, question: { port: 770, from: "2026-01-01", to: "2026-03-31" } },
  ],
  ["--json --limit 5 --unhandled", { ...usual, format: "json", limit: 5, unhandled: true }],
  ["comments --csv", { ...usual, part: "comments", format: "csv" }],
  ["--help", { name: "help" }],
  ["-h", { name: "help" }],
  ["import x --help", { name: "help" }],
  ["export", { name: "export", file: undefined }],
  ["export votes.jsonl", { name: "export", file: "votes.jsonl" }],
  ["import votes.jsonl", { name: "import", file: "votes.jsonl" }],
  ["handle 770 3F0C9F6E", { name: "handle", port: 770, reader: "3f0c9f6e", undo: false }],
  ["handle --undo 770 a", { name: "handle", port: 770, reader: "a", undo: true }],
])("%j is %o", (line, command) => expect(readArguments(words(line))).toEqual(command));

test.each([
  ["--porrt 1", "--porrt is not an option: npm run feedback -- --help shows what there is"],
  ["-p 1", "-p is not an option"],
  ["--port 65536", '--port "65536" is not a port: give a whole number from 0 to 65535'],
  ["--port -1", '--port "-1" is not a port'],
  ["--port=", "--port has no value: give one, such as --port 770"],
  ["--port", "--port has no value"],
  ["--from --json", "--from has no value: give one, such as --from 2026-01-01"],
  ["--from 31.3.2026", '--from "31.3.2026" is not a day: give year, month and day, such as 2026-03-31'],
  ["--from 2026-03-02 --to 2026-03-01", '--to "2026-03-01" is before the first day'],
  ["--limit 0", '--limit "0" is not a number of lines: give a whole number from 1'],
  ["--limit ten", '--limit "ten" is not'],
  ["--json=yes", '--json takes no value: leave "yes" out'],
  ["--json --csv", "--json and --csv are two formats: give one of them"],
  ["--port 1 --port 2", "--port is there twice: give it once"],
  ["--undo", "--undo does not go with a report: leave it out"],
  ["votes", '"votes" is not a command'],
  ["pages weeks", '"weeks" is too much after pages: leave it out'],
  ["export a b", '"b" is too much after export'],
  ["export --json", "--json does not go with export"],
  ["import", "import has no file: give the one that export has written"],
  ["handle", "the port is missing: give the port and the reader, such as handle 770 READER"],
  ["handle x y", 'the port "x" is not a port'],
  ["handle 770", "the reader is missing"],
  ["handle 770 a b", '"b" is too much after handle'],
])("%j is refused: %s", (line, message) => {
  const read = () => readArguments(words(line));
  expect(read).toThrow(UsageError);
  expect(read).toThrow(message);
});

test("the help names every option", () => {
  for (const option of ["port", "from", "to", "limit", "unhandled", "json", "csv", "undo", "help"])
    expect(help).toContain(`--${option}`);
});
