import { open, rename, rm } from "node:fs/promises";
import type { FeedbackRecords } from "../records.ts";
import { header, writeEnd, writeReceipt, writeVote } from "./format.ts";

/** What an export reads. */
export type Exported = Pick<FeedbackRecords, "all" | "receipts">;

/**
 * The lines of an export: the header, the receipts, the votes, and how many of each there were. A vote that comes while
 * the receipts are read is among the votes; the other way round, a receipt would stand without its vote.
 */
export async function* exportLines(records: Exported): AsyncGenerator<string> {
  const counts = { receipts: 0, votes: 0 };
  yield JSON.stringify(header);
  for await (const receipt of records.receipts()) {
    yield writeReceipt(receipt);
    counts.receipts += 1;
  }
  for await (const vote of records.all()) {
    yield writeVote(vote);
    counts.votes += 1;
  }
  yield writeEnd(counts);
}

/** Writes all to a file: beside it first, and then in one step in its place, so that there is never half of one. */
export async function exportTo(file: string, records: Exported): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    const handle = await open(beside, "w", 0o600);
    try {
      let block = "";
      for await (const line of exportLines(records)) {
        block += `${line}\n`;
        if (block.length < 65_536) continue;
        await handle.write(block);
        block = "";
      }
      await handle.write(block);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
