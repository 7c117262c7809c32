import { Agent, request } from "node:http";

/** What a server answered. */
export interface Answer {
  status: number;
  /** Seconds, as Retry-After says them. */
  retryAfter: string | undefined;
  body: string;
  /** From the request to the first byte of the answer. */
  milliseconds: number;
}

/** A vote as proofs send it: each has an id, so that it may be sent again. */
export interface SentVote {
  id: string;
  page: string;
  reader: string;
  rating: string;
}

/** A browser's connections to a server: kept alive, as many as there are clients. */
export const createAgent = (connections: number) => new Agent({ keepAlive: true, maxSockets: connections });

/**
 * Sends one request. An answer whose body breaks off is an answer all the same, with the body that came.
 * @param patience how long to wait for an answer, in milliseconds
 * @throws an Error when the connection ends before an answer began.
 */
export function send(
  url: string,
  { agent, body, patience = 30_000 }: { agent?: Agent; body?: string; patience?: number } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const outgoing = request(
      url,
      { agent, method: body === undefined ? "GET" : "POST", headers },
      (incoming) => {
        const milliseconds = performance.now() - began;
        let text = "";
        incoming.setEncoding("utf8");
        incoming.on("data", (chunk: string) => (text += chunk));
        incoming.on("error", () => undefined);
        incoming.on("close", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            retryAfter: incoming.headers["retry-after"],
            body: text,
            milliseconds,
          }),
        );
      },
    );
    outgoing.setTimeout(patience, () => outgoing.destroy(new Error(`no answer within ${patience} ms`)));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** Sends a vote. */
export const post = (server: { url: string }, vote: SentVote, agent: Agent): Promise<Answer> =>
  send(`${server.url}/api/feedback`, { agent, body: JSON.stringify(vote) });

/** Whether an answer says that the vote is kept. */
export const isAcknowledged = ({ status }: Answer) => status === 200 || status === 201;
