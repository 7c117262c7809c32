import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** One request, as it is written down: nothing of it says who asked or what they wrote. */
export interface LogLine {
  /** When it came, in UTC. */
  time: string;
  method: string;
  /** Without the query string. */
  path: string;
  /** 0 when the reader went away before there was an answer. */
  status: number;
  /** From the first line of the request to the last byte of the answer, in milliseconds. */
  ms: number;
  /** What was sent, head and body. */
  bytes: number;
}

/** Nobody's page has a longer path. */
const longestPath = 200;

/** `GET http://host/path?query` is a legal request line, too. */
const pathOf = (target: string) =>
  target
    .replace(/[?#].*$/s, "")
    .replace(/^https?:\/\/[^/]*/i, "")
    .slice(0, longestPath);

/**
 * Writes one line of JSON for each request of a server, when its answer is sent or its reader gone. Lines of one turn of
 * the event loop are written at once, since under load writing costs more than making them.
 * @param write where lines go, without the last newline; console.log does not fail when nobody reads it
 */
export function logRequests(
  server: Server,
  write: (lines: string) => void = (lines) => console.log(lines),
): void {
  // The answers of one connection leave it in order, so what it has sent since the last one is this one.
  const counted = new WeakMap<Socket, number>();
  let waiting: string[] = [];

  const flush = () => {
    if (waiting.length > 0) write(waiting.join("\n"));
    waiting = [];
  };
  server.once("close", flush);

  server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    const time = new Date().toISOString();
    const started = performance.now();
    const { socket } = request;

    response.once("close", () => {
      const sent = socket.bytesWritten;
      const line: LogLine = {
        time,
        method: request.method ?? "",
        path: pathOf(request.url ?? ""),
        status: response.headersSent ? response.statusCode : 0,
        ms: Math.round((performance.now() - started) * 10) / 10,
        bytes: sent - (counted.get(socket) ?? 0),
      };
      counted.set(socket, sent);
      if (waiting.push(JSON.stringify(line)) === 1) setImmediate(flush);
    });
  });
}
