import { setTimeout as sleep } from "node:timers/promises";
import { createAgent, isAcknowledged, post, type SentVote } from "./client.ts";
import type { Engine } from "./engine.ts";
import { createLedger } from "./ledger.ts";
import type { Random } from "./random.ts";
import { endServer, startServer, type ServerProcess } from "./server.ts";
import type { Outcome } from "./verdict.ts";

/** What to do to servers while clients vote. */
export interface KillPlan {
  engine: Engine;
  dist: string;
  random: Random;
  /** How many votes must be acknowledged, at least. */
  votes: number;
  /** How often the server is killed. */
  kills: number;
  clients?: number;
  /** Ways to break the database itself and bring it back, one after another while clients vote. */
  breaks?: readonly (() => Promise<void>)[];
}

const ratings = ["helpful", "unsure", "unhelpful"] as const;

/** How many of its last votes a client may change. */
const changeable = 8;

/** How long a vote may stay without an acknowledgement, however often it is sent, in milliseconds. */
const patience = 60_000;

/**
 * Kills the server with SIGKILL at random moments while clients vote, sending again what was not acknowledged, and
 * holds the database against what they were told: after each kill, and at the end.
 */
export async function proveKills(plan: KillPlan): Promise<Outcome> {
  const { engine, dist, random, votes, kills, clients = 32, breaks = [] } = plan;
  const env = { DIST: dist, DATABASE_URL: engine.url };
  const ledger = createLedger();
  const problems: string[] = [];
  const agent = createAgent(clients);
  let server: ServerProcess = await startServer(env);
  let again = 0;
  let unheard = 0;
  let over = false;

  const acknowledge = async (vote: SentVote) => {
    const until = performance.now() + patience;
    for (let attempt = 0; performance.now() < until; attempt++) {
      if (attempt > 0) again++;
      const answer = await post(server, vote, agent).catch(() => undefined);
      if (answer && isAcknowledged(answer)) return ledger.acknowledged(vote, answer.status);
      if (answer && answer.status !== 503)
        throw new Error(`a good vote was answered ${answer.status}: ${answer.body}`);
      await sleep(10 + random.below(30));
    }
    throw new Error(`message ${vote.id} was not acknowledged within ${patience / 1000} seconds`);
  };

  const client = async () => {
    const mine: SentVote[] = [];
    while (!over) {
      const changes = mine.length > 0 && random() < 0.3;
      const { page, reader } = changes
        ? random.pick(mine)
        : { page: `/ports/${random.below(65536)}`, reader: random.uuid() };
      const vote = { id: random.uuid(), page, reader, rating: random.pick(ratings) };
      ledger.sent(vote);
      await acknowledge(vote);
      if (!changes && mine.push(vote) > changeable) mine.shift();
    }
  };

  /** Clients vote on until as many votes more have been acknowledged. */
  const acknowledgements = async (count: number) => {
    while (ledger.count < count && !over) await sleep(2);
  };

  const kill = async () => {
    await sleep(random.below(40));
    await endServer(server);
    const contents = await engine.read();
    unheard += ledger.unheard(contents);
    problems.push(...ledger.problems(contents));
    server = await startServer(env, { port: server.port });
  };

  const conduct = async () => {
    const events = [...Array.from({ length: kills }, () => kill)] as (() => Promise<void>)[];
    for (const breakIt of breaks) events.splice(random.below(events.length + 1), 0, breakIt);
    for (const [index, event] of events.entries()) {
      await acknowledgements(Math.floor(((index + random()) / events.length) * votes));
      await event();
    }
    await acknowledgements(votes);
  };

  try {
    const stop = () => (over = true);
    const voting = Promise.all(Array.from({ length: clients }, client)).finally(stop);
    const conducted = conduct().finally(stop);
    await Promise.allSettled([voting, conducted]);
    await Promise.all([voting, conducted]);
  } finally {
    agent.destroy();
    await endServer(server);
  }
  problems.push(...ledger.lies, ...ledger.problems(await engine.read()));
  const broken = breaks.length > 0 ? `, the database killed ${breaks.length}` : "";
  return {
    done: `${ledger.count} votes acknowledged, the server killed ${kills} times${broken}; ${again} sent again, ${unheard} stored but unheard`,
    problems,
  };
}
