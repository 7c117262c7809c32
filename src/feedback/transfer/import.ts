import type { FeedbackRecords, KeptVote, Receipt } from "../records.ts";
import { headerProblem, readLine } from "./format.ts";
import { readLines } from "./lines.ts";

/** What an import writes. */
export type Imported = Pick<FeedbackRecords, "merge" | "mergeReceipts">;

/** What became of the votes of a file. */
export type Merged = Awaited<ReturnType<FeedbackRecords["merge"]>>;

/** How many votes or receipts the store takes over at once. */
const batch = 500;
/** The most problems that are told. */
const told = 20;

/** A file that is not as export writes it: all that is wrong, a line each. */
export class ImportError extends Error {
  override name = "ImportError";
}

type Content = { vote: KeptVote } | { receipt: Receipt };

/**
 * The votes and receipts of an export.
 * @throws an ImportError that names file, line, field and mend of each problem, when the whole file has been read
 */
async function* contentOf(file: string): AsyncGenerator<Content> {
  const problems: string[] = [];
  const problem = (number: number, text: string) => problems.push(`${file}:${number}: ${text}`);
  const counts = { receipts: 0, votes: 0 };
  let last = 0;
  let end: typeof counts | undefined;

  for await (const { number, text } of readLines(file)) {
    last = number;
    const wrong = number === 1 ? headerProblem(text) : undefined;
    if (wrong !== undefined) throw new ImportError(`${file}:1: ${wrong}`);
    if (number === 1) continue;

    const line = readLine(text);
    if (end !== undefined) problem(number, "stands below the end of the export: take it out");
    else if ("problems" in line) line.problems.forEach((said) => problem(number, said));
    else if ("end" in line) end = line.end;
    else {
      counts["vote" in line ? "votes" : "receipts"] += 1;
      yield line;
    }
    if (problems.length > told) break;
  }

  if (last === 0) throw new ImportError(`${file}: is empty: give a file that export has written`);
  // With a wrong line, the counts are wrong because of it.
  if (problems.length === 0 && end === undefined)
    problem(last, "is the last line, but not the end of an export: the file was cut short, so export again");
  else if (problems.length === 0 && (end?.votes !== counts.votes || end.receipts !== counts.receipts))
    problem(
      last,
      `says ${end?.votes} votes and ${end?.receipts} receipts, and above it are ${counts.votes} and ` +
        `${counts.receipts}: lines are missing or were added, so export again`,
    );
  if (problems.length === 0) return;
  const more = problems.length > told ? [`… and more: mend these ${told} first`] : [];
  throw new ImportError([...problems.slice(0, told), ...more].join("\n"));
}

/** Hands what a file holds of one kind to the store, in batches. */
async function takeOver<Item>(
  file: string,
  pick: (content: Content) => Item | undefined,
  merge: (items: readonly Item[]) => Promise<void>,
): Promise<void> {
  let waiting: Item[] = [];
  for await (const content of contentOf(file)) {
    const item = pick(content);
    if (item !== undefined) waiting.push(item);
    if (waiting.length < batch) continue;
    await merge(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await merge(waiting);
}

/**
 * Takes the votes and receipts of an exported file over, votes first: a receipt without its vote would be a vote lost.
 * The whole file is read and checked before anything is stored; a second import of it changes nothing.
 * @throws an ImportError when the file is not as export writes it; what the store throws
 */
export async function importFrom(file: string, records: Imported): Promise<Merged> {
  for await (const content of contentOf(file)) void content;

  const sum: Merged = { added: 0, changed: 0, same: 0 };
  await takeOver(
    file,
    (content) => ("vote" in content ? content.vote : undefined),
    async (votes) => {
      const { added, changed, same } = await records.merge(votes);
      sum.added += added;
      sum.changed += changed;
      sum.same += same;
    },
  );
  await takeOver(
    file,
    (content) => ("receipt" in content ? content.receipt : undefined),
    async (receipts) => void (await records.mergeReceipts(receipts)),
  );
  return sum;
}
