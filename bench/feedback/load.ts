// Sends votes as fast as they are answered and prints what came of it as one line of JSON. A process of its own, and
// bare sockets, so that it takes little from the server that it measures.
//   node bench/feedback/load.ts PORT CONNECTIONS SECONDS [VOTES]
import { randomInt, randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";

/** What a run came to. */
export interface Load {
  /** Answers 200 or 201. */
  acknowledged: number;
  /** Other answers, and connections that broke. */
  failed: number;
  seconds: number;
  /** From a vote's first byte sent to its answer's last byte received, in milliseconds. */
  p50: number;
  p99: number;
}

const [port = 0, connections = 1, seconds = 1, most = Infinity] = process.argv.slice(2).map(Number);
const ratings = ["helpful", "unsure", "unhelpful"] as const;

const nextVote = () => {
  const [page, rating] = [`/ports/${randomInt(65536)}`, ratings[randomInt(3)]];
  const body = JSON.stringify({ page, rating, reader: randomUUID(), id: randomUUID() });
  return `POST /api/feedback HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

/** Characters of a whole answer, or undefined while it is not whole. */
function wholeAnswer(text: string): number | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  if (length !== undefined)
    return text.length >= end + 4 + Number(length) ? end + 4 + Number(length) : undefined;
  const last = text.indexOf("\r\n0\r\n\r\n", end + 2);
  return last < 0 ? undefined : last + 7;
}

const times: number[] = [];
let sent = 0;
let failed = 0;
const began = performance.now();
const until = began + seconds * 1000;

/** Votes over one connection, one after another; fulfilled when the last one is answered. */
const client = (socket: Socket) =>
  new Promise<void>((resolve) => {
    let start = 0;
    let text = "";
    const next = () => {
      start = performance.now();
      if (start >= until || sent >= most) return void socket.end(resolve);
      sent++;
      socket.write(nextVote());
    };
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      const length = wholeAnswer(text);
      if (length === undefined) return;
      if (/^HTTP\/1\.1 20[01] /.test(text)) times.push(performance.now() - start);
      else failed++;
      text = text.slice(length);
      next();
    });
    socket.on("error", () => {
      failed++;
      resolve();
    });
    socket.on("close", () => resolve());
    socket.once("connect", next);
  });

await Promise.all(
  Array.from({ length: connections }, () => client(connect({ port, host: "127.0.0.1", noDelay: true }))),
);
const sorted = Float64Array.from(times).sort();
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
const result: Load = {
  acknowledged: times.length,
  failed,
  seconds: (performance.now() - began) / 1000,
  p50: at(0.5),
  p99: at(0.99),
};
console.log(JSON.stringify(result));
