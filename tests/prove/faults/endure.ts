import { setTimeout as sleep } from "node:timers/promises";
import { createAgent, isAcknowledged, post, send, type Answer, type SentVote } from "../client.ts";
import type { Engine } from "../engine.ts";
import { createLedger } from "../ledger.ts";
import type { Random } from "../random.ts";
import { endServer, pagePaths, startServer, type ServerProcess } from "../server.ts";
import type { Outcome } from "../verdict.ts";

/** Something that goes wrong under a server that runs. */
export interface Fault {
  /** In a few words, for the table. */
  name: string;
  begin(server: ServerProcess): Promise<void> | void;
  end(server: ServerProcess): Promise<void> | void;
  /** What comes after the DATABASE_URL. */
  query?: string;
}

const milliseconds = {
  /** How long a fault stays. */
  fault: 9000,
  /** Within which every vote and /healthz must be answered. */
  answer: 8000,
  /** Within which a page must be answered; it needs some, for the machine is busy. */
  page: 1000,
  /** Within which the server must keep votes again. */
  recovery: 15_000,
} as const;

const voters = 8;

/** The longest of the times of answers, in whole milliseconds. */
const slowest = (answers: readonly Answer[]) =>
  Math.round(Math.max(0, ...answers.map((answer) => answer.milliseconds)));

/**
 * Holds a server to its promises while something is wrong: a vote is stored and acknowledged, or answered 503 with
 * Retry-After, in bounded time; pages are answered at once; /healthz tells; and all is well again without a restart.
 */
export async function proveFault(
  { engine, dist, random }: { engine: Engine; dist: string; random: Random },
  fault: Fault,
): Promise<Outcome> {
  const server = await startServer({ DIST: dist, DATABASE_URL: `${engine.url}${fault.query ?? ""}` });
  const agent = createAgent(voters + 4);
  const ledger = createLedger();
  const problems: string[] = [];
  const waiting: SentVote[] = [];
  const refusals: Answer[] = [];
  const answers: Answer[] = [];
  const pages: Answer[] = [];
  const health: Answer[] = [];

  /** Sends a vote and notes what came of it; false where it was refused. */
  const attempt = async (vote: SentVote) => {
    ledger.sent(vote);
    const answer = await post(server, vote, agent).catch((error: unknown) => {
      problems.push(`a vote got no answer: ${error instanceof Error ? error.message : "unknown"}`);
      return undefined;
    });
    if (!answer) return false;
    answers.push(answer);
    if (isAcknowledged(answer)) {
      ledger.acknowledged(vote, answer.status);
      return true;
    }
    refusals.push(answer);
    if (answer.status !== 503) problems.push(`a vote was answered ${answer.status}: ${answer.body}`);
    if (!/^[1-9]\d*$/.test(answer.retryAfter ?? "")) problems.push(`a ${answer.status} has no Retry-After`);
    return false;
  };
  const newVote = () => ({
    id: random.uuid(),
    page: `/ports/${random.below(65536)}`,
    reader: random.uuid(),
    rating: "unsure",
  });

  let during = true;
  let begun = false;
  const end = async () => {
    if (begun) await fault.end(server);
    begun = false;
  };
  const repeat = async (work: () => Promise<unknown>, pause: number) => {
    while (during) {
      await work();
      await sleep(pause);
    }
  };
  const voter = () =>
    repeat(async () => {
      const vote = newVote();
      if (!(await attempt(vote))) waiting.push(vote);
    }, 50);
  const probe = (path: string, list: Answer[], pause: number) =>
    repeat(async () => {
      const answer = await send(`${server.url}${path}`, { agent }).catch(() => undefined);
      if (answer) list.push(answer);
      else problems.push(`${path} was not answered`);
    }, pause);

  try {
    for (let index = 0; index < 50; index++)
      if (!(await attempt(newVote()))) problems.push("broken at first");
    if ((await send(`${server.url}/healthz`)).status !== 200) problems.push("/healthz was not well at first");

    begun = true;
    await fault.begin(server);
    const all = [
      ...Array.from({ length: voters }, voter),
      ...pagePaths.map((path) => probe(path, pages, 100)),
      probe("/healthz", health, 200),
    ];
    await sleep(milliseconds.fault);
    during = false;
    // What is under way when the fault ends must not need its end to be answered.
    const late = sleep(milliseconds.answer, "late", { ref: false });
    if ((await Promise.race([Promise.all(all), late])) === "late")
      problems.push(`not answered within ${milliseconds.answer} ms`);
    await end();
    await Promise.all(all);
    const told = health.filter(({ status }) => status === 503).length;

    const began = performance.now();
    const refused = refusals.length;
    while (!(await attempt(newVote())) && performance.now() - began < milliseconds.recovery) await sleep(50);
    const recovery = performance.now() - began;
    if (recovery > milliseconds.recovery) problems.push("did not recover");
    for (const vote of waiting)
      if (!(await attempt(vote))) problems.push("a refused vote was refused again after recovery");
    if ((await send(`${server.url}/healthz`)).status !== 200)
      problems.push("/healthz is not well afterwards");

    if (refused === 0) problems.push("no vote was refused: the fault did nothing");
    if (told === 0) problems.push(`/healthz did not tell: ${health.length} times well`);
    for (const { status } of pages) if (status !== 200) problems.push(`a page was answered ${status}`);
    if (slowest(pages) > milliseconds.page) problems.push(`a page took ${slowest(pages)} ms`);
    if (slowest(answers) > milliseconds.answer) problems.push(`a vote took ${slowest(answers)} ms`);
    if (slowest(health) > milliseconds.answer) problems.push(`/healthz took ${slowest(health)} ms`);
    if (!server.alive()) problems.push("the server ended");

    return {
      done:
        `${fault.name}: ${refused} votes refused, slowest ${slowest(refusals)} ms; ${pages.length} pages, slowest ` +
        `${slowest(pages)} ms; well again after ${Math.round(recovery)} ms`,
      problems,
    };
  } finally {
    during = false;
    await end();
    agent.destroy();
    await endServer(server);
    problems.push(...ledger.lies, ...ledger.problems(await engine.read()));
  }
}
