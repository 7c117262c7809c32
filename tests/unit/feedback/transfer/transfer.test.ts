import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openStore } from "../../../../src/feedback/index.ts";
import type { FeedbackRecords, KeptVote } from "../../../../src/feedback/records.ts";
import { ratings, reasons } from "../../../../src/feedback/terms.ts";
import { exportLines, exportTo } from "../../../../src/feedback/transfer/export.ts";
import { readLine, writeVote } from "../../../../src/feedback/transfer/format.ts";
import { importFrom } from "../../../../src/feedback/transfer/import.ts";
import { readLines } from "../../../../src/feedback/transfer/lines.ts";
import { brokenRecords, collect, memoryRecords } from "../../../support/records.ts";
import { readerId, seedVotes, texts, vote } from "../../../support/seed.ts";
import { temporaryFolder } from "../../../support/server.ts";

const all = async (records: FeedbackRecords) => await collect(records.all());
const fileOf = (text: string | Uint8Array) => {
  const file = `${temporaryFolder()}/votes.jsonl`;
  writeFileSync(file, text);
  return file;
};
const receipt = {
  id: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
  fingerprint: "P53oaPaCOAwZ5SC38VP8NS0zGIa1iYWXdBOBeISLeAE",
  status: "new",
  reader: readerId(1),
  createdAt: Date.UTC(2026, 2, 2, 12),
} as const;

/** The lines of an export that nothing is wrong with. */
const lines = async (...votes: KeptVote[]) => await collect(exportLines(memoryRecords(votes)));

const [header = "", good = "", end = ""] = await lines(vote());

describe("an export", () => {
  test("has a header, receipts, votes by port and reader, and their counts", async () => {
    const records = memoryRecords([vote({ port: 22 }), vote({ rating: "unsure", comment: "Why?" })]);
    await records.mergeReceipts([receipt]);
    const written = await collect(exportLines(records));
    expect(written.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { portolan: "feedback", version: 1 },
      { line: "receipt", id: receipt.id, createdAt: "2026-03-02T12:00:00.000Z" },
      { line: "vote", port: 22 },
      { line: "vote", port: 770, rating: "unsure", comment: "Why?", handledAt: null },
      { line: "end", receipts: 1, votes: 2 },
    ]);
  });

  test("to a file leaves nothing beside it, and is the same when it is repeated", async () => {
    const folder = temporaryFolder();
    const records = memoryRecords(seedVotes(Date.UTC(2026, 2, 31)));
    await exportTo(`${folder}/a.jsonl`, records);
    const first = readFileSync(`${folder}/a.jsonl`, "utf8");
    await exportTo(`${folder}/a.jsonl`, records);
    expect(readFileSync(`${folder}/a.jsonl`, "utf8")).toBe(first);
    expect(readdirSync(folder)).toEqual(["a.jsonl"]);
  });

  test("that fails leaves the file that was there", async () => {
    const file = fileOf("before");
    await expect(exportTo(file, brokenRecords())).rejects.toThrow("the disk is gone");
    expect(readFileSync(file, "utf8")).toBe("before");
    expect(readdirSync(dirname(file))).toEqual(["votes.jsonl"]);
  });

  const anyVote = fc.record({
    port: fc.integer({ min: 0, max: 65535 }),
    reader: fc.integer({ min: 0, max: 2 ** 40 }).map(readerId),
    rating: fc.constantFrom(...ratings),
    reason: fc.option(fc.constantFrom(...reasons)),
    comment: fc.option(fc.constantFrom(...Object.values(texts).filter((text) => text !== texts.escape))),
    createdAt: fc.nat(4e12),
    changedAt: fc.nat(4e12),
    handledAt: fc.option(fc.nat(4e12)),
  });
  test("is read as it was written, vote by vote", () =>
    fc.assert(
      fc.property(anyVote, (kept) => {
        expect(readLine(writeVote(kept))).toEqual({ vote: kept });
      }),
    ));
});

describe("an import", () => {
  test("moves everything to another store, and a second one changes nothing", async () => {
    const folder = temporaryFolder();
    const votes = seedVotes(Date.UTC(2026, 2, 31));
    const [from, to] = [memoryRecords(votes), await openStore(`file:${folder}/to.db`)];
    await from.mergeReceipts([receipt]);
    await exportTo(`${folder}/votes.jsonl`, from);

    const added = await importFrom(`${folder}/votes.jsonl`, to);
    const again = await importFrom(`${folder}/votes.jsonl`, to);
    expect([added, again]).toEqual([
      { added: votes.length, changed: 0, same: 0 },
      { added: 0, changed: 0, same: votes.length },
    ]);
    expect(await all(to)).toEqual(await all(from));
    expect(await collect(to.receipts())).toEqual([receipt]);

    await exportTo(`${folder}/back.jsonl`, to);
    expect(readFileSync(`${folder}/back.jsonl`, "utf8")).toBe(readFileSync(`${folder}/votes.jsonl`, "utf8"));
    await to.close();
  });

  test("takes the later of two words of a reader", async () => {
    const records = memoryRecords([vote({ comment: "old" })]);
    const later = vote({ comment: "new", changedAt: Date.UTC(2026, 3, 1) });
    expect(await importFrom(fileOf((await lines(later)).join("\n")), records)).toEqual({
      added: 0,
      changed: 1,
      same: 0,
    });
    expect(await all(records)).toMatchObject([{ comment: "new" }]);
  });

  test("reads what Windows has saved", async () => {
    const file = fileOf((await lines(vote({ comment: texts.lines }))).join("\r\n"));
    expect(await importFrom(file, memoryRecords())).toEqual({ added: 1, changed: 0, same: 0 });
  });

  const changed = (fields: object) => JSON.stringify({ ...(JSON.parse(good) as object), ...fields });
  test.each<[string, string[], string]>([
    ["is empty", [], ": is empty"],
    [
      "is another",
      ["{}"],
      `:1: is not the first line of an export, {"portolan":"feedback","version":1}: give`,
    ],
    ["begins with npm's words", ["", "> portolan"], ":1: is not the first line"],
    [
      "is of the future",
      ['{"portolan":"feedback","version":2}'],
      ":1: says version 2, and this Portolan reads 1: update it",
    ],
    [
      "was cut short",
      [header, good],
      ":2: is the last line, but not the end of an export: the file was cut short",
    ],
    ["was cut in a line", [header, good.slice(0, 60)], ":2: is not JSON"],
    ["lacks a vote", [header, end], ":2: says 1 votes and 0 receipts, and above it are 0 and 0"],
    ["goes on", [header, good, end, good], ":4: stands below the end"],
    [
      "has another line",
      [header, '{"line":"user"}', end],
      ":2: line is not known: give one of vote, receipt, end",
    ],
    ["has a list", [header, "[]", end], ":2: is not a JSON object"],
    [
      "has a wrong port",
      [header, changed({ port: 65536 }), end],
      ":2: port is not a port: give a whole number",
    ],
    ["has a wrong reader", [header, changed({ reader: "me" }), end], ":2: reader is not a UUID"],
    [
      "has a wrong rating",
      [header, changed({ rating: "bad" }), end],
      ":2: rating is not known: give one of helpful",
    ],
    ["has a wrong reason", [header, changed({ reason: "no" }), end], ":2: reason is not known"],
    [
      "has a long comment",
      [header, changed({ comment: "x".repeat(1001) }), end],
      ":2: comment is longer than 1000",
    ],
    [
      "has control characters",
      [header, changed({ comment: "\u001b" }), end],
      ":2: comment has control characters",
    ],
    [
      "has a wrong time",
      [header, changed({ changedAt: "now" }), end],
      ":2: changedAt is not a time: give one in UTC",
    ],
    [
      "has a field too many",
      [header, changed({ email: "a@b" }), end],
      ":2: email is not part of a vote: leave it out",
    ],
  ])(
    "of a file that %s is refused, with the line and the mend, and stores nothing",
    async (_, text, problem) => {
      const file = fileOf(text.join("\n"));
      const records = memoryRecords();
      await expect(importFrom(file, records)).rejects.toThrow(`${file}${problem}`);
      expect(await all(records)).toEqual([]);
    },
  );

  test("tells all problems at once, but no more than twenty lines of them", async () => {
    const file = fileOf([header, ...Array.from({ length: 30 }, () => changed({ port: -1 })), end].join("\n"));
    const said = await importFrom(file, memoryRecords()).catch((error: Error) => error.message.split("\n"));
    expect(said).toHaveLength(21);
    expect(said).toMatchObject({
      0: `${file}:2: port is not a port: give a whole number from 0 to 65535`,
      20: "… and more: mend these 20 first",
    });
  });
});

describe("lines of a file", () => {
  const read = async (text: string | Uint8Array) =>
    (await collect(readLines(fileOf(text)))).map(({ number, text: line }) => [number, line]);

  test("end at LF and CRLF alone, also where a piece of the file ends", async () => {
    const long = "é".repeat(50_000);
    expect(await read(`a\u2028b\r\n${long}\n\nc`)).toEqual([
      [1, "a\u2028b"],
      [2, long],
      [3, ""],
      [4, "c"],
    ]);
  });

  test("that are not UTF-8 are refused", () =>
    expect(read(Uint8Array.of(0x61, 0x0a, 0xff, 0x0a))).rejects.toThrow(
      ":1: this or a later line is not UTF-8",
    ));

  test("without an end are not read for ever", () =>
    expect(read("x".repeat(200_000))).rejects.toThrow(":1: is longer than any vote"));
});
