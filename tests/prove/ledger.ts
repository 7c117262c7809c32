import type { SentVote } from "./client.ts";
import type { Contents, Row } from "./engine.ts";

const keyOf = (port: string, reader: string) => `${port} ${reader}`;
const keyOfVote = ({ page, reader }: SentVote) => keyOf(page.slice("/ports/".length), reader);
const keyOfRow = (row: Row) => keyOf(String(row["port"]), String(row["reader"]));

/** What clients have sent and what they were told, to be held against what the database has. */
export interface Ledger {
  /** Notes that a vote is on its way, for the first time or again. */
  sent(vote: SentVote): void;
  /** Notes that a vote was acknowledged. */
  acknowledged(vote: SentVote, status: number): void;
  /** How many votes were acknowledged. */
  readonly count: number;
  /** What clients were told that cannot be true. */
  readonly lies: readonly string[];
  /**
   * What is wrong with a database: an acknowledged vote that is missing, twice or different, a vote nobody sent.
   * A vote that was sent and never acknowledged may be there or not.
   */
  problems(contents: Contents): string[];
  /** How many votes are in the database although their clients have not heard of it. */
  unheard(contents: Contents): number;
}

/** A ledger. Of one reader and page, votes must be sent one after another. */
export function createLedger(): Ledger {
  const last = new Map<string, SentVote>();
  const heard = new Set<string>();
  const pending = new Map<string, SentVote>();
  const lies: string[] = [];

  const judgeVotes = ({ votes }: Contents) => {
    const problems: string[] = [];
    const seen = new Set<string>();
    const waiting = new Map(Array.from(pending.values(), (vote) => [keyOfVote(vote), vote]));
    for (const row of votes) {
      const key = keyOfRow(row);
      if (seen.has(key)) problems.push(`${key} is there twice`);
      seen.add(key);
      const allowed = [last.get(key)?.rating, waiting.get(key)?.rating].filter(Boolean);
      if (allowed.length === 0) problems.push(`${key} is there, and nobody sent it`);
      else if (!allowed.includes(String(row["rating"])))
        problems.push(`${key} is ${String(row["rating"])}, acknowledged was ${allowed.join(" or ")}`);
    }
    for (const key of last.keys())
      if (!seen.has(key)) problems.push(`${key} was acknowledged and is missing`);
    return problems;
  };

  const judgeReceipts = ({ receipts }: Contents) => {
    const problems: string[] = [];
    const seen = new Set<string>();
    for (const { id } of receipts) {
      if (seen.has(String(id))) problems.push(`message ${String(id)} is there twice`);
      seen.add(String(id));
      if (!heard.has(String(id)) && !pending.has(String(id)))
        problems.push(`message ${String(id)} is there, and nobody sent it`);
    }
    for (const id of heard) if (!seen.has(id)) problems.push(`message ${id} was acknowledged and is missing`);
    return problems;
  };

  return {
    sent: (vote) => void pending.set(vote.id, vote),
    acknowledged: (vote, status) => {
      // A message that was stored before its answer was lost has, when it is sent again, the answer it had then.
      const expected = last.has(keyOfVote(vote)) ? 200 : 201;
      if (status !== expected) lies.push(`message ${vote.id} was answered ${status}, ${expected} is right`);
      pending.delete(vote.id);
      heard.add(vote.id);
      last.set(keyOfVote(vote), vote);
    },
    get count() {
      return heard.size;
    },
    lies,
    problems: (contents) => [...contents.damage, ...judgeVotes(contents), ...judgeReceipts(contents)],
    unheard: ({ receipts }) => receipts.filter(({ id }) => pending.has(String(id))).length,
  };
}
