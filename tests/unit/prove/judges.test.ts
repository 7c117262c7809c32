// What judges the proofs: a judge that finds nothing wrong proves nothing.
import { describe, expect, test } from "vitest";
import type { Contents, Row } from "../../prove/engine.ts";
import { rowProblems } from "../../prove/fuzz/rows.ts";
import { createLedger } from "../../prove/ledger.ts";
import { judgeTrace, readTrace } from "../../prove/sync.ts";
import { tableOf } from "../../prove/verdict.ts";

const vote = { id: "m1", page: "/ports/770", reader: "r", rating: "helpful" };
const row = { port: 770, reader: "r", rating: "helpful" };
const contents = (votes: Row[], ids: string[]): Contents => ({
  votes,
  receipts: ids.map((id) => ({ id })),
  damage: [],
});

describe("a ledger in which one vote was acknowledged", () => {
  test.each<[string, Row[], string[], string[]]>([
    ["is satisfied with that vote", [row], ["m1"], []],
    [
      "misses it",
      [],
      [],
      ["770 r was acknowledged and is missing", "message m1 was acknowledged and is missing"],
    ],
    ["sees it twice", [row, row], ["m1", "m1"], ["770 r is there twice", "message m1 is there twice"]],
    [
      "sees another rating",
      [{ ...row, rating: "unsure" }],
      ["m1"],
      ["770 r is unsure, acknowledged was helpful"],
    ],
    [
      "sees what nobody sent",
      [row, { ...row, reader: "x" }],
      ["m1", "m2"],
      ["770 x is there, and nobody sent it", "message m2 is there, and nobody sent it"],
    ],
  ])("%s", (_what, votes, ids, problems) => {
    const ledger = createLedger();
    ledger.sent(vote);
    ledger.acknowledged(vote, 201);
    expect(ledger.problems(contents(votes, ids))).toEqual(problems);
  });

  test("takes a change that is under way as it comes, and a second 201 for a lie", () => {
    const ledger = createLedger();
    ledger.sent(vote);
    ledger.acknowledged(vote, 201);
    const change = { ...vote, id: "m2", rating: "unsure" };
    ledger.sent(change);
    expect(ledger.problems(contents([row], ["m1"]))).toEqual([]);
    expect(ledger.problems(contents([{ ...row, rating: "unsure" }], ["m1", "m2"]))).toEqual([]);
    expect(ledger.unheard(contents([], ["m1", "m2"]))).toBe(1);
    ledger.acknowledged(change, 201);
    expect(ledger.lies).toEqual(["message m2 was answered 201, 200 is right"]);
  });
});

describe("a trace", () => {
  const write = "12 pwrite64(20</d/feedback.db-wal>, ..., 4096, 0) = 4096";
  const sync = "12 fdatasync(20</d/feedback.db-wal>) = 0";
  const answer = '11 writev(24<socket:[1]>, [{iov_base="HTTP/1.1 201 Created\\r\\n", iov_len=9}], 1) = 9';
  test.each<[string, string[], number]>([
    ["of write, sync, answer is right", [write, sync, answer], 0],
    ["of an answer before the sync is wrong", [write, answer, sync], 1],
    ["of a sync that failed is wrong", [write, sync.replace("= 0", "= -1 EIO"), answer], 1],
    ["of a sync before the write is wrong", [sync, write, answer], 1],
    ["of another file's sync is wrong", [write, sync.replace("-wal", "-shm"), answer], 1],
    [
      "counts a sync when it is resumed",
      [
        write,
        "12 fdatasync(20</d/feedback.db-wal> <unfinished ...>",
        answer,
        "12 <... fdatasync resumed>) = 0",
      ],
      1,
    ],
  ])("%s", (_what, lines, wrong) => {
    const { answers, problems } = judgeTrace(readTrace(lines.join("\n")), /-wal$/);
    expect([answers, problems.length]).toEqual([1, wrong]);
  });
});

describe("a row of the table of votes", () => {
  const good = {
    port: 770,
    reader: "3f0c9f6e-7a55-4d0e-9d3c-1b2a3c4d5e6f",
    rating: "unsure",
    reason: null,
    comment: "Two\nlines",
    created_at: 5,
    changed_at: 6,
  };
  test("is right as it should be", () => expect(rowProblems(good, 0, 10)).toEqual([]));
  test.each([
    ["port", 65536],
    ["port", "770"],
    ["reader", "3F0C9F6E-7A55-4D0E-9D3C-1B2A3C4D5E6F"],
    ["rating", "helpful "],
    ["reason", ""],
    ["comment", ""],
    ["comment", " x"],
    ["comment", "x".repeat(1001)],
    ["comment", "a\0b"],
    ["comment", "a\ud800b"],
    ["changed_at", 11],
  ])("is wrong when %s is %j", (field, value) => {
    expect(rowProblems({ ...good, [field]: value }, 0, 10)).toHaveLength(1);
  });
});

test("the table says what failed, what was skipped and why", () => {
  const verdict = { engine: "SQLite", done: "much", problems: [], seconds: 1 };
  expect(
    tableOf([
      { ...verdict, proof: "kill" },
      { ...verdict, proof: "fuzz", problems: ["one", "two", "three", "four", "five", "six"] },
      { ...verdict, proof: "sync", skipped: "no strace" },
    ]).split("\n"),
  ).toEqual([
    "proof  engine  what was done  result   seconds",
    "kill   SQLite  much           proved   1.0",
    "fuzz   SQLite  much           FAILED   1.0",
    "sync   SQLite  much           skipped  1.0",
    "",
    ...["one", "two", "three", "four", "five"].map((problem) => `fuzz, SQLite: ${problem}`),
    "fuzz, SQLite: and 1 more",
    "sync, SQLite: skipped: no strace",
  ]);
});
