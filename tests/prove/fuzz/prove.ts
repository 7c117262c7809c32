import fc from "fast-check";
import type { Engine } from "../engine.ts";
import { memoryOf } from "../memory-of.ts";
import { endServer, startServer } from "../server.ts";
import type { Outcome } from "../verdict.ts";
import { anyRequest, type WireRequest } from "./requests.ts";
import { rowProblems } from "./rows.ts";
import { createWire, type WireAnswer } from "./wire.ts";

/** How many requests are made at once, so that they need not all be in memory. */
const batch = 500;

/** How many clients send at the same time. */
const clients = 24;

/**
 * How much more memory the server may have at the end than after a third of the requests, in megabytes; by then its heap
 * has its size.
 */
const growth = 60;

const written = ({ pieces }: WireRequest) =>
  JSON.stringify(Buffer.concat(pieces).toString("latin1").slice(0, 600));

/** What an answer shows that must not be. */
function answerProblems(request: WireRequest, { statuses, text }: WireAnswer): string[] {
  const wrong = statuses.filter((status) => status >= 500 || status < 100);
  const final = statuses.find((status) => status >= 200);
  const problems = wrong.map((status) => `${status} to ${written(request)}`);
  if (request.good && final !== 200 && final !== 201)
    problems.push(`${final ?? "no answer"} to the good vote ${written(request)}: ${text.slice(-300)}`);
  if (request.ending === "keep" && final === undefined) problems.push(`no answer to ${written(request)}`);

  const document = /^content-type: application\/problem\+json/im.test(text) && request.ending === "keep";
  if (document && request.method === "POST") {
    const body = text.slice(text.lastIndexOf("\r\n\r\n") + 4);
    const said: unknown = /^transfer-encoding: chunked/im.test(text) ? { status: final } : JSON.parse(body);
    if ((said as { status?: number }).status !== final)
      problems.push(`a problem document that says something else than ${final}: ${body}`);
  }
  return problems;
}

/**
 * Sends generated requests, the same ones for the same seed: none may be answered by a 5xx or end the server, no row
 * may break the schema, and memory may not grow without bound.
 */
export async function proveFuzz({
  engine,
  dist,
  seed,
  requests,
}: {
  engine: Engine;
  dist: string;
  seed: number;
  requests: number;
}): Promise<Outcome> {
  const began = Date.now();
  const server = await startServer({ DIST: dist, DATABASE_URL: engine.url });
  const wires = Array.from({ length: clients }, () => createWire(server.port));
  const problems: string[] = [];
  const answered = new Map<number, number>();
  let early: number | undefined;

  try {
    for (let done = 0; done < requests && problems.length < 20; done += batch) {
      const numRuns = Math.min(batch, requests - done);
      const queue = fc.sample(anyRequest, { seed: seed + done, numRuns });
      const work = async (wire: (typeof wires)[number]) => {
        for (let next = queue.pop(); next; next = queue.pop()) {
          const answer = await wire.send(next);
          for (const status of answer.statuses) answered.set(status, (answered.get(status) ?? 0) + 1);
          problems.push(...answerProblems(next, answer));
        }
      };
      await Promise.all(wires.map(work));
      if (done >= requests / 3) early ??= memoryOf(server.pid);
    }
    if (!server.alive()) problems.push("the server ended");
    if ((await fetch(`${server.url}/healthz`)).status !== 200)
      problems.push("/healthz is not well afterwards");
    const memory = memoryOf(server.pid);
    if (early !== undefined && memory !== undefined && memory - early > growth)
      problems.push(`memory grew from ${early.toFixed(0)} to ${memory.toFixed(0)} MB`);

    // Every answer is below 500 and nothing failed, so there is nothing to complain about.
    const complaint = server
      .stderr()
      .split("\n")
      .find((line) => line.trim() !== "" && !line.startsWith("{"));
    if (complaint) problems.push(`on standard error: ${complaint}`);

    const figures = [...answered]
      .toSorted(([a], [b]) => a - b)
      .map(([status, count]) => `${count}×${status}`);
    return {
      done: `${requests} requests (seed ${seed}): ${figures.join(" ")}; ${early?.toFixed(0)} → ${memory?.toFixed(0)} MB`,
      problems,
    };
  } finally {
    for (const wire of wires) wire.close();
    await endServer(server);
    const { votes, damage } = await engine.read();
    if (votes.length < requests / 10) problems.push(`only ${votes.length} rows were written`);
    problems.push(...damage, ...votes.flatMap((row) => rowProblems(row, began, Date.now())));
  }
}
